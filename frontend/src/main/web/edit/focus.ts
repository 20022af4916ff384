/**
 * Gives an element the focus where what had it is gone: a keyboard would begin anew at the top of the page.
 *
 * @param find asked when what was changed is drawn
 */
export function keepFocus(find: () => HTMLElement | null | undefined): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) find()?.focus();
  });
}

/** Leads to the first field of a form that says what is wrong with it. */
export function toFault(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
