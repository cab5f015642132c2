// Reads a markwhen text from standard input and prints its events as markwhen's own parser has them.
import { readFileSync } from "node:fs";
import { parse } from "@markwhen/parser";

const found = parse(readFileSync(0, "utf-8"));
const events = [];
const walk = (node) =>
  node.children
    ? node.children.forEach(walk)
    : events.push({
        title: node.firstLine.restTrimmed,
        tags: node.tags,
        properties: node.properties,
        ...node.dateRangeIso,
        completed: node.completed,
        lines: node.textDescription ?? "",
      });
walk(found.events);
console.log(
  JSON.stringify({
    header: found.header,
    events,
    errors: found.parseMessages.filter((each) => each.type === "error"),
  }),
);
