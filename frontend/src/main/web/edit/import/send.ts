/** Sends a file, and tells how much of it is on its way: what fetch does not. */
import type { Problem } from "../server/ask.ts";
import { type FileOptions, parametersOf, query, type Standing } from "./imports.ts";
import type { Mapping } from "./mapping.ts";
import { isZip } from "./pasted.ts";

/** Of a file, as it is told to the server. */
const LONGEST_NAME = 100;

export interface Sending {
  /** From the top of the server. */
  readonly address: string;
  readonly file: File;
  /** Sent beside the file; null = as the address says, or it is guessed. */
  readonly mapping: Mapping | null;
  readonly csrf: string;
  readonly lang: string;
  readonly signal: AbortSignal;
  /** From 0 to 1. */
  readonly onSent: (share: number) => void;
}

export type Sent =
  | { readonly kind: "ok"; readonly body: Standing }
  | { readonly kind: "refused"; readonly problem: Problem }
  | { readonly kind: "signed-out" }
  /** The network went, or nothing answers. */
  | { readonly kind: "away" }
  | { readonly kind: "stopped" };

/** Tries a file: nothing of it is stored. */
export function addressOfTrial(
  story: string,
  file: Pick<File, "name">,
  draft: boolean,
  options: FileOptions,
  kept: string,
): string {
  const wanted = {
    "dry-run": "true",
    ...(draft && { draft: "true" }),
    name: shortened(file.name),
    mapping: kept,
    ...parametersOf(options),
  };
  return `/stories/${encodeURIComponent(story)}/imports?${query(wanted)}`;
}

/** A name that is too long lacks its middle: it begins with what it is about, and ends with what it is. */
function shortened(name: string): string {
  if (name.length <= LONGEST_NAME) return name;
  const half = LONGEST_NAME / 2 - 1;
  // No half of a character stays.
  return `${name.slice(0, half)}…${name.slice(-half)}`.replace(/\p{Surrogate}/gu, "");
}

export function send({ address, file, mapping, csrf, lang, signal, onSent }: Sending): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Accept-Language", lang);
    request.setRequestHeader("Prefer", "respond-async");
    request.setRequestHeader("X-CSRF-Token", csrf);
    request.upload.onprogress = ({ loaded, total }) => onSent(total === 0 ? 1 : loaded / total);
    request.onload = () => resolve(answered(request));
    request.onerror = () => resolve({ kind: "away" });
    request.onabort = () => resolve({ kind: "stopped" });
    signal.addEventListener("abort", () => request.abort());
    if (mapping === null) {
      request.setRequestHeader("Content-Type", typeOf(file));
      request.send(file);
      return;
    }
    const form = new FormData();
    form.append("mapping", new Blob([JSON.stringify(mapping)], { type: "application/json" }));
    form.append("file", file, file.name);
    request.send(form);
  });
}

/** Of a ZIP file systems have several, and one alone says it. */
function typeOf(file: File): string {
  return isZip(file) ? "application/zip" : file.type || "application/octet-stream";
}

/** Whether a file is still as it was when it was chosen: a spreadsheet that is saved meanwhile makes it another. */
export async function isReadable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}

function answered({ status, responseText }: XMLHttpRequest): Sent {
  if (status === 401) return { kind: "signed-out" };
  const body = read(responseText);
  if (body === null || [502, 504].includes(status)) return { kind: "away" };
  return status < 300
    ? { kind: "ok", body: body as unknown as Standing }
    : { kind: "refused", problem: { ...(body as Partial<Problem>), status } };
}

/** Null of what is no answer of this server's: a proxy's page. */
function read(text: string): object | null {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
