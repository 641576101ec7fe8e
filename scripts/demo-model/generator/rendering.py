"""Writes a conversation as the chat template does, in pieces that tell what the model is to learn."""
from .sampling import as_json

# (text, whether the assistant writes it)
Segment = tuple[str, bool]


def signature(tool: dict) -> str:
    """One line for one tool: name(parameter: type, ...) - description."""
    function = tool["function"]
    properties = function["parameters"]["properties"]
    parameters = ", ".join(f"{key}: {value.get('type') or 'string'}" for key, value in properties.items())
    return f"{function['name']}({parameters}) - {function['description']}\n"


def tool_call(call: dict) -> str:
    function = call["function"]
    body = f'{{"name": "{function["name"]}", "arguments": {as_json(function["arguments"])}}}'
    return f"<tool_call>\n{body}\n</tool_call>"


def reply_text(message: dict) -> str:
    """What the model writes for an assistant message, without the end of the turn."""
    pieces = [message["content"]] if message["content"] else []
    return "\n".join(pieces + [tool_call(call) for call in message.get("tool_calls", [])])


def turn(role: str, text: str) -> str:
    return f"<|im_start|>{role}\n{text}<|im_end|>\n"


def segments(conversation: dict) -> list[Segment]:
    """The conversation in ChatML, split where the assistant starts and ends."""
    messages, tools = conversation["messages"], conversation["tools"]
    pieces = []
    if tools:
        system = messages[0]["content"] + "\n" if messages[0]["role"] == "system" else ""
        listing = "".join(map(signature, tools))
        pieces.append((turn("system", f"{system}<tools>\n{listing}</tools>"), False))
    for message in messages:
        role, text = message["role"], message["content"]
        if role == "assistant":
            pieces += [("<|im_start|>assistant\n", False), (reply_text(message) + "<|im_end|>", True), ("\n", False)]
        elif role == "tool":
            pieces.append((turn("user", f"<tool_response>\n{text}\n</tool_response>"), False))
        elif role != "system" or not tools:
            pieces.append((turn(role, text), False))
    return pieces


def render(conversation: dict) -> str:
    return "".join(text for text, _ in segments(conversation))
