/** Placeholders in the templates look like ${STAFF_APP_ID}; each stands inside a JSON string. */
const placeholder = /\$\{([A-Z][A-Z0-9_]*)\}/g;

/** The names of all placeholders in `text`. */
export function placeholdersIn(text) {
  return new Set([...text.matchAll(placeholder)].map((match) => match[1]));
}

/**
 * The templates and the values must fit exactly: a missing value would ship a hole, an unknown one is usually a typing mistake.
 * @returns {string[]} one sentence for each fault
 */
export function checkValues(values, templates) {
  const wanted = placeholdersIn(templates.join("\n"));
  const faults = [];
  for (const name of [...wanted].sort()) {
    if (!Object.hasOwn(values, name)) faults.push(`The values lack ${name}.`);
    else if (typeof values[name] !== "string" || values[name].trim() === "") faults.push(`The value of ${name} must be a text that is not empty.`);
  }
  for (const name of Object.keys(values)) if (!wanted.has(name)) faults.push(`No template asks for ${name}.`);
  return faults;
}

/** `template` with every placeholder replaced, each value escaped as part of a JSON string. */
export function fill(template, values) {
  return template.replaceAll(placeholder, (_, name) => JSON.stringify(values[name]).slice(1, -1));
}
