"""Renders templates with jinja2, set up as transformers sets it up for chat templates.

Reads a JSON list of {"template", "variables", "json", "now"} from standard input and writes a JSON list of
{"text"} or {"error", "line"}.
"""

import json
import sys
from datetime import datetime
from functools import lru_cache

import jinja2
import jinja2.ext
from jinja2.sandbox import ImmutableSandboxedEnvironment


class GenerationTag(jinja2.ext.Extension):
    """`{% generation %}` renders what is inside it."""

    tags = {"generation"}

    def parse(self, parser):
        line = next(parser.stream).lineno
        body = parser.parse_statements(["name:endgeneration"], drop_needle=True)
        call = self.call_method("_render")
        return jinja2.nodes.CallBlock(call, [], [], body).set_lineno(line)

    def _render(self, caller):
        return caller()


def environment(now):
    env = ImmutableSandboxedEnvironment(
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[GenerationTag, jinja2.ext.loopcontrols],
    )

    def tojson(value, ensure_ascii=False, indent=None, separators=None, sort_keys=False):
        return json.dumps(
            value,
            ensure_ascii=ensure_ascii,
            indent=indent,
            separators=separators,
            sort_keys=sort_keys,
        )

    def raise_exception(message):
        raise jinja2.exceptions.TemplateError(message)

    env.filters["tojson"] = tojson
    env.globals["raise_exception"] = raise_exception
    env.globals["strftime_now"] = lambda form: datetime.fromtimestamp(now / 1000).strftime(form)
    return env


@lru_cache
def compiled(template, now):
    return environment(now).from_string(template)


def render(case):
    try:
        template = compiled(case["template"], case["now"])
        read = {name: json.loads(text) for name, text in case.get("json", {}).items()}
        return {"text": template.render(**case["variables"], **read)}
    except jinja2.exceptions.TemplateSyntaxError as error:
        return {"error": error.message, "line": error.lineno}
    except Exception as error:  # what a template may raise is any error of Python's
        return {"error": str(error)}


if __name__ == "__main__":
    json.dump([render(case) for case in json.load(sys.stdin)], sys.stdout)
