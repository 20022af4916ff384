/** Names that may mean several places, or none that is known: each is asked about once. */
import { useId, useState } from "preact/hooks";
import { askGazetteer, type Hit } from "../place/gazetteer.ts";
import type { Candidate, PlaceQuestion } from "./imports.ts";
import { type Mapping, NOWHERE, withPlace } from "./mapping.ts";
import { kindOf, nameIn } from "./sample.ts";
import type { CheckedProps } from "./stage.ts";

/** The names in most rows; the others when these are answered. */
const SHOWN = 20;

export function PlaceQuestions(props: CheckedProps & { readonly mapping: Mapping }) {
  const { words, current, mapping } = props;
  const { t, number } = words;
  const { questions } = current;
  if (questions.length === 0) return null;
  const open = questions.filter(({ name }) => mapping.places?.[name] === undefined).length;
  return (
    <section class="place-questions">
      <h3>
        {t("edit.import.places")} {open > 0 && <span class="flag wrong">{t("edit.import.open", number(open))}</span>}
      </h3>
      <p class="hint">{t("edit.import.placesHint")}</p>
      <ul>
        {questions.slice(0, SHOWN).map((question) => (
          <Question {...props} key={question.name} question={question} />
        ))}
      </ul>
      {questions.length > SHOWN && <p class="hint">{t("edit.import.morePlaces", number(questions.length - SHOWN))}</p>}
      <label class="check">
        <input
          type="checkbox"
          checked={mapping.unknownPlaces === "nowhere"}
          onChange={({ currentTarget }) =>
            current.choose({ ...mapping, unknownPlaces: currentTarget.checked ? "nowhere" : "fault" })
          }
        />
        <span>{t("edit.import.unknownPlaces")}</span>
      </label>
    </section>
  );
}

function Question(props: CheckedProps & { readonly mapping: Mapping; readonly question: PlaceQuestion }) {
  const { page, server, words, current, mapping, question } = props;
  const { t, plural, find, number } = words;
  const id = useId();
  const [sought, setSought] = useState<string | null>(null);
  const [hits, setHits] = useState<readonly Hit[] | null>(null);
  const { name, rows, candidates } = question;
  const nameOf = (one: Candidate) =>
    [
      nameIn(one.names, words.lang) || one.id,
      nameIn(one.region, words.lang),
      nameIn(one.country, words.lang),
      find(`edit.placeKind.${kindOf(one)}`),
      one.population > 0 && t("edit.import.population", number(one.population)),
    ]
      .filter(Boolean)
      .join(", ");
  const choose = (place: string) => current.choose(withPlace(mapping, name, place));
  const seek = async () => {
    const answer = await askGazetteer({ server, story: page.story ?? "", words }, sought ?? "");
    setHits(answer.kind === "ok" ? answer.body.places : []);
  };
  const found: readonly (readonly [string, string])[] = [
    ...candidates.map((one) => [one.id, nameOf(one)] as const),
    ...(hits ?? []).map(
      (hit) => [hit.id, [hit.name, hit.regionName, hit.countryName].filter(Boolean).join(", ")] as const,
    ),
  ];
  const value = mapping.places?.[name] ?? "";
  const options = found.filter(([one], at) => found.findIndex(([other]) => other === one) === at);
  return (
    <li data-place={name}>
      <label for={id}>
        <bdi>{name}</bdi> <span class="hint">{plural("edit.import.rows", rows)}</span>
      </label>
      <div>
        <select id={id} value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
          <option value="">{t("edit.import.whichPlace")}</option>
          {options.map(([one, text]) => (
            <option key={one} value={one}>
              {text}
            </option>
          ))}
          {value !== "" && value !== NOWHERE && !options.some(([one]) => one === value) && (
            <option value={value}>{value}</option>
          )}
          <option value={NOWHERE}>{t("edit.import.noPlace")}</option>
        </select>
        {sought === null ? (
          <button type="button" aria-label={`${t("edit.import.seekPlace")}: ${name}`} onClick={() => setSought(name)}>
            {t("edit.import.seekPlace")}
          </button>
        ) : (
          <form
            class="with-button"
            onSubmit={(event) => {
              event.preventDefault();
              void seek();
            }}
          >
            <input
              type="search"
              dir="auto"
              autofocus
              aria-label={t("edit.import.seekPlace")}
              value={sought}
              onInput={({ currentTarget }) => setSought(currentTarget.value)}
            />
            <button type="submit">{t("edit.import.seek")}</button>
          </form>
        )}
        <p class="hint" role="status">
          {hits !== null && t("edit.import.foundPlaces", number(hits.length))}
        </p>
      </div>
    </li>
  );
}
