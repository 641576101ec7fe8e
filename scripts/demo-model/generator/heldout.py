"""The split between training and evaluation: decided by what the user side says, and by nothing else."""
import hashlib

from .sampling import Message

ONE_IN = 16
# Chosen so that the commonest prompts ("Hello!", "How are you?", "What is 2 + 2?") are trained on, not held out.
SALT = "demo-17"


def prompt_key(exchange: list[Message]) -> str:
    """All the user and tool texts of one exchange, lower-cased and stripped."""
    return "\n".join(message["content"].lower().strip() for message in exchange
                     if message["role"] in ("user", "tool"))


def is_held_out(exchange: list[Message]) -> bool:
    """True for one prompt in sixteen; these are met in the evaluation only."""
    digest = hashlib.sha256((SALT + prompt_key(exchange)).encode()).digest()
    return digest[0] % ONE_IN == 0


def may_train_on(exchange: list[Message]) -> bool:
    """False where the exchange, or the start of it that leads to one of its answers, is held out."""
    answers = [place for place, message in enumerate(exchange) if message["role"] == "assistant"]
    return not any(is_held_out(exchange[:place]) for place in answers)
