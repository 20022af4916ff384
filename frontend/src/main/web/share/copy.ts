/** Copies a field's text. In a frame that may not use the clipboard the older way is tried: the text is selected in any case. */
export async function copy(field: HTMLInputElement | HTMLTextAreaElement): Promise<boolean> {
  field.focus();
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch (refused) {
    console.debug(refused);
    return document.execCommand("copy");
  }
}
