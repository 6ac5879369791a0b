// The recovery words of the space that was just made. They outlive the screen,
// so that a look at another one does not lose them, and are kept nowhere else.

class Founded {
  words = $state.raw<string[]>([]);
}

export const founded = new Founded();
