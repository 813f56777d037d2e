/**
 * Lets something change on the page and keeps what the person is at where it is: the same place under the finger, and the
 * focus, even where the element that had it is gone.
 * @param change begins the change; it has been drawn when the microtasks after it are done
 */
export function keepingStill(root: HTMLElement, change: () => void): void {
  const held = document.activeElement;
  const inside = held instanceof HTMLElement && root.contains(held) ? held : null;
  const top = inside?.getBoundingClientRect().top ?? 0;
  const name = inside?.getAttribute("name");
  change();
  if (!inside) return;
  void Promise.resolve().then(() => {
    if (!inside.isConnected) {
      if (name) root.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]:not([type=hidden])`)?.focus();
      return;
    }
    const moved = inside.getBoundingClientRect().top - top;
    if (Math.abs(moved) >= 1) scrollBy(0, moved);
  });
}
