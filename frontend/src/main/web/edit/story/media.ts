/** Pictures, films and sound of an incident. */

export const MEDIA_KINDS = ["image", "video", "audio"] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

const ENDINGS: Readonly<Record<MediaKind, RegExp>> = {
  image: /\.(jpe?g|png|webp|gif|avif|svg|tiff?)$/i,
  video: /\.(mp4|webm|mov|m4v|ogv|mkv)$/i,
  audio: /\.(mp3|ogg|oga|wav|m4a|opus|flac|aac)$/i,
};
const SITES: Readonly<Partial<Record<MediaKind, RegExp>>> = {
  video: /(^|\.)(youtube\.com|youtu\.be|vimeo\.com|dailymotion\.com|rutube\.ru)$/i,
  audio: /(^|\.)soundcloud\.com$/i,
};

/** By the ending of an address, or by its site; undefined where neither tells. */
export function kindOf(url: string): MediaKind | undefined {
  if (!URL.canParse(url)) return undefined;
  const { pathname, hostname } = new URL(url);
  return MEDIA_KINDS.find((kind) => ENDINGS[kind].test(pathname) || SITES[kind]?.test(hostname));
}
