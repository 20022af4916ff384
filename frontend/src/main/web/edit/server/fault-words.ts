/** What the server finds wrong, in the words of the interface: by the codes of its faults, else by the status. */
import type { Words } from "../words.ts";
import type { Problem } from "./ask.ts";

export function inWords(problem: Problem, { find }: Words): Problem {
  const { status, errors, detail } = problem;
  const said = (key: string, given = "") => find(key)?.replace("{0}", () => given);
  const told = (errors ? undefined : said(`edit.fault.${status}`)) ?? detail;
  return {
    ...problem,
    ...(errors && {
      errors: errors.map((fault) => ({
        ...fault,
        detail: (fault.code && said(`edit.fault.${fault.code}`, fault.given)) || fault.detail,
      })),
    }),
    ...(told !== undefined && { detail: told }),
  };
}
