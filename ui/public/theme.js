// Before anything is drawn, so that a window never flashes in the other theme.
// A script of its own, since the page allows none within it.
{
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
}
