// Call every operation of the client in this folder at a server: `node call_client.mjs ADDRESS HOST`.
//
// Runs beside `calls.js`, the calls that the compiler took of the types of openapi-typescript. Prints how many
// operations gave what the description says; an error is a problem document (RFC 9457) with the status of its answer.
import { request } from "node:http";

import createClient from "openapi-fetch";

import { calls, wrong } from "./calls.js";

const PROBLEM = "application/problem+json";
const [address, host] = process.argv.slice(2);
const { hostname, port } = new URL(address);

/* The name of the site is no name of this machine: `fetch` of Node.js would ask a name server for it. */
const fetchHere = (asked) =>
  new Promise((resolve, reject) => {
    const { pathname, search } = new URL(asked.url);
    const headers = { ...Object.fromEntries(asked.headers), host };
    const sent = request({ hostname, port, path: pathname + search, method: asked.method, headers }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("error", reject);
      answer.on("end", () =>
        resolve(new Response(Buffer.concat(parts), { status: answer.statusCode, headers: answer.headers })),
      );
    });
    sent.on("error", reject);
    sent.end();
  });

const client = createClient({ baseUrl: `http://${host}/api/v1`, fetch: fetchHere });
const faults = [];
let count = 0;

const isProblem = ({ error, response }) =>
  response.headers.get("content-type") === PROBLEM && error?.status === response.status && Boolean(error.title);

for (const [name, kind, call] of calls(client)) {
  const answer = await call();
  const type = answer.response.headers.get("content-type");
  if (answer.response.status === 200 ? answer.data && type === kind : answer.response.status === 404 && isProblem(answer))
    count += 1;
  else faults.push(`${name}: ${answer.response.status} ${type}, not ${kind}`);
}
for (const [name, status, call] of wrong(client)) {
  const answer = await call();
  if (answer.response.status !== status || !isProblem(answer))
    faults.push(`${name}: ${answer.response.status} ${answer.response.headers.get("content-type")}`);
}
console.log([count, ...faults].join("\n"));
process.exit(faults.length ? 1 : 0);
