/** Hands the reader a file made in the page; nothing is sent anywhere. */
export const download = (name: string, type: string, content: string): void =>
  downloadBlob(name, new Blob([content], { type: `${type};charset=utf-8` }));

export function downloadBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
