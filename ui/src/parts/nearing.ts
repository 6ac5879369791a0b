// Tells when the end of a list comes into sight, to fetch the next page.

import type { Attachment } from "svelte/attachments";

/** Attach to an element at the end of the list. */
export function nearing(reached: () => void): Attachment {
  return (element) => {
    const watch = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && reached(), {
      rootMargin: "600px",
    });
    watch.observe(element);
    return () => watch.disconnect();
  };
}
