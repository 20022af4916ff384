/** A text field with a list of what may be meant, by the pattern of ARIA 1.2: the focus stays in the field. */
import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useId, useLayoutEffect, useState } from "preact/hooks";

export interface Option {
  /** Of no other option. */
  readonly key: string;
  readonly content: ComponentChildren;
}

export interface OptionGroup {
  readonly label: string;
  readonly options: readonly Option[];
}

export interface ComboboxProps {
  readonly id: string;
  /** As the label element says it. */
  readonly label: string;
  readonly text: string;
  readonly groups: readonly OptionGroup[];
  /** What Enter takes where nobody went to another; null = somebody has to go to one. */
  readonly best: string | null;
  /** Whether there may be more options soon: Enter waits for them. */
  readonly waiting: boolean;
  readonly placeholder?: string | undefined;
  readonly maxLength?: number;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  readonly input: RefObject<HTMLInputElement>;
  readonly onText: (text: string) => void;
  readonly onChoose: (key: string) => void;
}

export function Combobox(props: ComboboxProps) {
  const { id, label, text, groups, best, waiting, placeholder, maxLength, describedBy, invalid, input } = props;
  const { onText, onChoose } = props;
  const own = useId();
  const [open, setOpen] = useState(false);
  /** Where somebody went to by the arrow keys. */
  const [gone, setGone] = useState<string | null>(null);
  /** Enter was pressed before it was known what there is. */
  const [entered, setEntered] = useState(false);
  const keys = groups.flatMap(({ options }) => options.map(({ key }) => key));
  const shown = open && keys.length > 0;
  const active = gone !== null && keys.includes(gone) ? gone : best;
  const optionId = (key: string) => `${own}-${keys.indexOf(key)}`;

  const choose = (key: string) => {
    setOpen(false);
    setGone(null);
    setEntered(false);
    onChoose(key);
  };
  useEffect(() => {
    if (!entered || waiting) return;
    setEntered(false);
    if (best !== null) choose(best);
    else setOpen(true);
  }, [entered, waiting, best]);
  useLayoutEffect(() => {
    if (shown && active !== null) document.getElementById(optionId(active))?.scrollIntoView({ block: "nearest" });
  }, [shown, active]);

  const go = (step: number) => {
    setOpen(true);
    // From the field itself one comes to the first or the last.
    const at = shown && active !== null ? keys.indexOf(active) : step > 0 ? -1 : keys.length;
    setGone(keys[(at + step + keys.length) % Math.max(1, keys.length)] ?? null);
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown") {
      if (event.altKey || (!shown && best !== null)) setOpen(true);
      else go(1);
    } else if (event.key === "ArrowUp") {
      if (event.altKey) setOpen(false);
      else go(-1);
    } else if (event.key === "Enter") {
      if (shown && gone !== null && keys.includes(gone)) choose(gone);
      else if (text.trim() !== "") setEntered(true);
    } else if (event.key === "Escape" && (shown || text !== "")) {
      if (shown) setOpen(false);
      else onText("");
      setGone(null);
      setEntered(false);
    } else return;
    event.preventDefault();
  };
  return (
    <div class="combobox">
      <input
        ref={input}
        id={id}
        type="text"
        role="combobox"
        dir="auto"
        autocomplete="off"
        spellcheck={false}
        enterkeyhint="go"
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={`${own}-list`}
        aria-activedescendant={shown && active !== null ? optionId(active) : undefined}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        placeholder={placeholder}
        maxLength={maxLength}
        value={text}
        onInput={({ currentTarget }) => {
          setOpen(true);
          setGone(null);
          setEntered(false);
          onText(currentTarget.value);
        }}
        onKeyDown={pressed}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
      />
      <div
        role="listbox"
        id={`${own}-list`}
        class="options"
        hidden={!shown}
        aria-label={label}
        // The focus stays where it is typed.
        onMouseDown={(event) => event.preventDefault()}
      >
        {groups.map((group, nth) => (
          // biome-ignore lint/a11y/useSemanticElements: of a list of options
          <div role="group" aria-labelledby={`${own}-group-${nth}`} key={group.label}>
            <div class="options-label" role="presentation" id={`${own}-group-${nth}`}>
              {group.label}
            </div>
            {group.options.map(({ key, content }) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
              <div
                role="option"
                tabIndex={-1}
                key={key}
                id={optionId(key)}
                class="option"
                aria-selected={key === active}
                onClick={() => choose(key)}
              >
                {content}
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
