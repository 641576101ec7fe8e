"""A small Llama, written out so that training on a CPU is quick; saved as a Hugging Face model."""
import torch
from torch import nn
from torch.nn import functional as F

import settings as s

QKV_SIZES = [s.HEADS * s.HEAD_SIZE, s.KEY_VALUE_HEADS * s.HEAD_SIZE, s.KEY_VALUE_HEADS * s.HEAD_SIZE]


class Norm(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(s.WIDTH))

    def forward(self, x):
        return F.rms_norm(x, (s.WIDTH,), self.weight.to(x.dtype), 1e-5)


def rotate(x, cosine, sine):
    half = x.shape[-1] // 2
    return x * cosine + torch.cat([-x[..., half:], x[..., :half]], -1) * sine


def attend(query, key, value):
    """Causal attention in plain products: on short rows this is faster than the fused kernel."""
    scores = query @ key.mT * s.HEAD_SIZE ** -0.5
    future = torch.ones(scores.shape[-2:], dtype=torch.bool).triu(1)
    return scores.masked_fill(future, -1e4).softmax(-1) @ value


class Attention(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv = nn.Linear(s.WIDTH, sum(QKV_SIZES), bias=False)
        self.out = nn.Linear(QKV_SIZES[0], s.WIDTH, bias=False)

    def forward(self, x, cosine, sine):
        rows, length, _ = x.shape
        heads = self.qkv(x).view(rows, length, -1, s.HEAD_SIZE).transpose(1, 2)
        query, key, value = heads.split([s.HEADS, s.KEY_VALUE_HEADS, s.KEY_VALUE_HEADS], 1)
        query, key = rotate(query, cosine, sine), rotate(key, cosine, sine)
        shared = s.HEADS // s.KEY_VALUE_HEADS
        key, value = key.repeat_interleave(shared, 1), value.repeat_interleave(shared, 1)
        mixed = attend(query, key, value)
        return self.out(mixed.transpose(1, 2).reshape(rows, length, -1))


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.attention_norm, self.inner_norm, self.attention = Norm(), Norm(), Attention()
        self.gate_up = nn.Linear(s.WIDTH, 2 * s.INNER_WIDTH, bias=False)
        self.down = nn.Linear(s.INNER_WIDTH, s.WIDTH, bias=False)

    def forward(self, x, cosine, sine):
        x = x + self.attention(self.attention_norm(x), cosine, sine)
        gate, up = self.gate_up(self.inner_norm(x)).chunk(2, -1)
        return x + self.down(F.silu(gate) * up)


class TinyLlama(nn.Module):
    """Token embeddings shared with the output, rotary positions, grouped-query attention."""

    def __init__(self, vocabulary: int):
        super().__init__()
        self.vocabulary = vocabulary
        self.embedding = nn.Embedding(vocabulary, s.WIDTH)
        self.blocks = nn.ModuleList(Block() for _ in range(s.LAYERS))
        self.norm = Norm()
        steps = torch.outer(torch.arange(s.CONTEXT).float(),
                            s.ROPE_THETA ** (-torch.arange(0, s.HEAD_SIZE, 2).float() / s.HEAD_SIZE))
        angles = torch.cat([steps, steps], 1)
        self.register_buffer("cosine", angles.cos(), persistent=False)
        self.register_buffer("sine", angles.sin(), persistent=False)
        self.initialise()

    def initialise(self):
        """Small embeddings; the matrices that write to the residual stream start smaller than the others."""
        nn.init.normal_(self.embedding.weight, std=0.02)
        for block in self.blocks:
            for matrix, scale in ((block.attention.qkv, 1), (block.gate_up, 1), (block.attention.out, 0.2),
                                  (block.down, 0.2)):
                nn.init.normal_(matrix.weight, std=scale * matrix.weight.shape[1] ** -0.5)

    def hidden(self, ids):
        x = self.embedding(ids)
        if torch.is_autocast_enabled("cpu"):
            x = x.to(torch.bfloat16)
        cosine, sine = self.cosine[:ids.shape[1]].to(x.dtype), self.sine[:ids.shape[1]].to(x.dtype)
        for block in self.blocks:
            x = block(x, cosine, sine)
        return self.norm(x)

    def loss(self, ids, targets):
        """Mean cross-entropy over the marked targets; the logits are computed for these only."""
        wanted = targets[:, 1:]
        logits = self.hidden(ids)[:, :-1][wanted] @ self.embedding.weight.T
        return F.cross_entropy(logits.float(), ids[:, 1:][wanted])

    def llama_weights(self) -> dict:
        """The weights under the names Hugging Face's Llama gives them."""
        embedding = self.embedding.weight
        weights = {"model.embed_tokens.weight": embedding, "lm_head.weight": embedding,
                   "model.norm.weight": self.norm.weight}
        for index, block in enumerate(self.blocks):
            query, key, value = block.attention.qkv.weight.split(QKV_SIZES)
            gate, up = block.gate_up.weight.chunk(2)
            parts = {
                "input_layernorm": block.attention_norm.weight, "post_attention_layernorm": block.inner_norm.weight,
                "self_attn.q_proj": query, "self_attn.k_proj": key, "self_attn.v_proj": value,
                "self_attn.o_proj": block.attention.out.weight, "mlp.gate_proj": gate, "mlp.up_proj": up,
                "mlp.down_proj": block.down.weight,
            }
            weights |= {f"model.layers.{index}.{name}.weight": weight for name, weight in parts.items()}
        return {name: weight.detach().clone() for name, weight in weights.items()}
