#!/usr/bin/python3
"""Writes tiny random GPT-2-style networks, with their logits worked out in PyTorch, for the importer's test.

Run from the checkout: benchmarks/circuits/recipes/imported-nets/tiny_gpt2.py (needs python3-torch). One folder a network under
benchmarks/circuits/src/test/resources/org/axonmark/circuits/imported: config.json, model.safetensors and logits.json (prompts, and logits in
float64 from the weights as stored). The same files come out each time.
"""
import json
import math
import os
import struct

import torch
import torch.nn.functional as F

ROOT = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../.."))
TARGET = os.path.join(ROOT, "benchmarks/circuits/src/test/resources/org/axonmark/circuits/imported")
NAMES = {torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16"}


def weights(seed, layers, width, hidden, vocabulary, positions, tied, dtype):
    """Random weights; gains near one, all else as large as makes every part matter."""
    generator = torch.Generator().manual_seed(seed)

    def draw(scale, *shape, mean=0.0):
        return (mean + scale * torch.randn(*shape, generator=generator, dtype=torch.float64)).to(dtype)

    named = {"wte.weight": draw(1, vocabulary, width), "wpe.weight": draw(0.5, positions, width)}
    for layer in range(layers):
        h = f"h.{layer}."
        named[h + "ln_1.weight"], named[h + "ln_1.bias"] = draw(0.2, width, mean=1), draw(0.2, width)
        named[h + "attn.c_attn.weight"], named[h + "attn.c_attn.bias"] = draw(0.4, width, 3 * width), draw(0.2, 3 * width)
        named[h + "attn.c_proj.weight"], named[h + "attn.c_proj.bias"] = draw(0.4, width, width), draw(0.5, width)
        named[h + "ln_2.weight"], named[h + "ln_2.bias"] = draw(0.2, width, mean=1), draw(0.2, width)
        named[h + "mlp.c_fc.weight"], named[h + "mlp.c_fc.bias"] = draw(0.4, width, hidden), draw(0.2, hidden)
        named[h + "mlp.c_proj.weight"], named[h + "mlp.c_proj.bias"] = draw(0.3, hidden, width), draw(0.2, width)
    named["ln_f.weight"], named["ln_f.bias"] = draw(0.2, width, mean=1), draw(0.2, width)
    if not tied:
        named["lm_head.weight"] = draw(1, vocabulary, width)
    return named


def logits(named, layers, heads, tokens):
    """The network's logits [prompts][length][vocabulary], in float64."""
    w = {name: tensor.double() for name, tensor in named.items()}
    width = w["wte.weight"].shape[1]
    x = w["wte.weight"][tokens] + w["wpe.weight"][: tokens.shape[1]]
    mask = torch.full((tokens.shape[1], tokens.shape[1]), -math.inf, dtype=torch.float64).triu(1)
    for layer in range(layers):
        h = f"h.{layer}."
        y = F.layer_norm(x, (width,), w[h + "ln_1.weight"], w[h + "ln_1.bias"], 1e-5)
        q, k, v = (y @ w[h + "attn.c_attn.weight"] + w[h + "attn.c_attn.bias"]).split(width, dim=-1)
        q, k, v = (part.unflatten(-1, (heads, width // heads)).transpose(1, 2) for part in (q, k, v))
        attention = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(width // heads) + mask, dim=-1)
        z = (attention @ v).transpose(1, 2).flatten(2)
        x = x + z @ w[h + "attn.c_proj.weight"] + w[h + "attn.c_proj.bias"]
        y = F.layer_norm(x, (width,), w[h + "ln_2.weight"], w[h + "ln_2.bias"], 1e-5)
        y = F.gelu(y @ w[h + "mlp.c_fc.weight"] + w[h + "mlp.c_fc.bias"], approximate="tanh")
        x = x + y @ w[h + "mlp.c_proj.weight"] + w[h + "mlp.c_proj.bias"]
    x = F.layer_norm(x, (width,), w["ln_f.weight"], w["ln_f.bias"], 1e-5)
    return x @ w.get("lm_head.weight", w["wte.weight"]).T


def save(path, tensors):
    """Safetensors: length of the header, header, numbers."""
    header, blobs, at = {"__metadata__": {"format": "pt"}}, [], 0
    for name, tensor in tensors.items():
        blob = bytes(tensor.contiguous().view(torch.uint8).flatten().tolist())
        header[name] = {"dtype": NAMES[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [at, at + len(blob)]}
        blobs.append(blob)
        at += len(blob)
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(blobs))


def write(name, seed, dtype, tied, prefix, layers=2, heads=3, width=12, hidden=40, vocabulary=17, positions=9):
    folder = os.path.join(TARGET, name)
    os.makedirs(folder, exist_ok=True)
    named = weights(seed, layers, width, hidden, vocabulary, positions, tied, dtype)
    tokens = torch.randint(vocabulary, (3, positions), generator=torch.Generator().manual_seed(seed))
    with open(os.path.join(folder, "config.json"), "w") as file:
        json.dump({"model_type": "gpt2", "n_layer": layers, "n_head": heads, "n_embd": width, "n_inner": hidden, "n_positions": positions,
                   "vocab_size": vocabulary, "activation_function": "gelu_new", "layer_norm_epsilon": 1e-05,
                   "tie_word_embeddings": tied}, file, indent=1)
    with open(os.path.join(folder, "logits.json"), "w") as file:
        json.dump({"tokens": tokens.tolist(), "logits": logits(named, layers, heads, tokens).tolist()}, file)
    stored = {name if name == "lm_head.weight" else prefix + name: tensor for name, tensor in named.items()}
    for layer in range(layers):  # published files hold the causal masks too
        stored[f"{prefix}h.{layer}.attn.bias"] = torch.ones(1, 1, positions, positions, dtype=dtype).tril()
    save(os.path.join(folder, "model.safetensors"), stored)


write("tied-f32", 1, torch.float32, True, "")
write("untied-bf16", 2, torch.bfloat16, False, "transformer.")
write("tied-f16", 3, torch.float16, True, "transformer.")
