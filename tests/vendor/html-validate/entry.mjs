// Reads paths of HTML files from standard input, one a line; prints one JSON array of faults.
// Bundled with html-validate into html-validate.cjs (see README.md beside this file).
import { readFileSync } from "node:fs";
import { HtmlValidate, StaticConfigLoader } from "html-validate/browser";

const loader = new StaticConfigLoader({
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // A title is an editor's sentence; cutting it at 70 characters would serve no reader.
    "long-title": "off",
    // Every file is the site's own; a hash of what comes from the same place proves nothing.
    "require-sri": ["error", { target: "crossorigin" }],
    // Templates leave white space at the end of their lines.
    "no-trailing-whitespace": "off",
  },
});
const validator = new HtmlValidate(loader);
const paths = readFileSync(0, "utf8").split("\n").filter(Boolean);
const faults = [];
for (const path of paths) {
  const report = validator.validateStringSync(readFileSync(path, "utf8"), path);
  for (const result of report.results) {
    for (const message of result.messages) {
      if (message.severity < 2) continue;
      faults.push({
        path,
        line: message.line,
        column: message.column,
        rule: message.ruleId,
        message: message.message,
      });
    }
  }
}
process.stdout.write(JSON.stringify(faults));
