"""Every number of the recipe in one place."""
import os
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Scratch space for the environment, checkpoints and the intermediate model.
WORK = Path(os.environ.get("DEMO_MODEL_WORK", HERE / ".work"))
MODEL_NAME = "tiny-chat"
MODEL_FOLDER = Path(os.environ.get("DEMO_MODEL_OUT", HERE.parent.parent / "models" / MODEL_NAME))

# Tokenizer
VOCABULARY = 1024
TOKENIZER_SAMPLES = 20000
TOKENIZER_SEED = 42

# Model: a Llama with grouped-query attention
CONTEXT = 2048
WIDTH = 192
LAYERS = 6
HEADS = 3
KEY_VALUE_HEADS = 1
HEAD_SIZE = 64
INNER_WIDTH = 512
ROPE_THETA = 10000.0

# Training
SEED = 0
# Each phase of the curriculum: steps, factor on the rates, and the share of the steps over which they fall to nothing.
PHASES = {"wide": (1000, 1.0, 0.0), "narrow": (6150, 1.0, 0.5), "polish": (1430, 0.4, 1.0)}
# Of one worker; a step takes as many from each of them.
BATCH_TOKENS = 2048
LONGEST = 768
WARMUP_STEPS = 40
MATRIX_RATE = 0.02
OTHER_RATE = 3e-3
# Share of the tokens the assistant does not write that are learnt from all the same.
CONTEXT_TARGET_SHARE = 0.05
# Worker processes, one a core; each takes its share of every batch.
WORKERS = 2

# Evaluation
PROMPTS_PER_SKILL = 150
EVALUATION_SEED = 777
