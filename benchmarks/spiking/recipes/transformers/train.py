"""Trains one of the small transformers of spiking/static and writes it, with its weights (OUT.pt) and its scores [n][classes] of the 10 000 test
images (OUT.npy). Needs what training.py beside this folder needs; one thread, so that the same seed gives the same numbers on one machine.

    /usr/bin/python3 train.py VARIANT SEED EPOCHS OUT.onnx
"""

import copy
import math
import pathlib
import sys

import numpy
import torch
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from kernels import HEAD, Firing, Mixing  # noqa: E402
from training import STEPS, TAU, accuracy, answers, export, fit, load  # noqa: E402

DIM = 32
HEADS = DIM // HEAD
HIDDEN = 64
FIRST = 24
SCALE = 0.125
CLASSES = 10


class Lif(nn.Module):
    """Neurons over STEPS: x is [steps * n][...], step by step."""

    def __init__(self, threshold=1.0):
        super().__init__()
        self.threshold = threshold

    def forward(self, x):
        if self.training:
            return Firing.apply(x, STEPS, TAU, self.threshold)
        steps = x.reshape(STEPS, -1, *x.shape[1:])
        potential = 0
        spikes = []
        for t in range(STEPS):
            potential = potential + (steps[t] - potential) / TAU
            spikes.append((potential >= self.threshold).float())
            potential = potential * (1 - spikes[t])
        return torch.cat(spikes)


class Levels(nn.Module):
    """A quantiser of 3 bits: 0 to 1 in 8 levels, or -2 to 2 in 7. Straight through where it does not clip."""

    def __init__(self, signed=False):
        super().__init__()
        self.low, self.high, self.levels = (-2, 2, 6) if signed else (0, 1, 7)

    def forward(self, x):
        scale = (self.high - self.low) / self.levels
        if self.training:
            return torch.fake_quantize_per_tensor_affine(x.clamp(self.low, self.high), scale, 0, -128, 127)
        # By way of whole numbers: a rounding would pass for a neuron, and ONNX Runtime rewrites QuantizeLinear.
        whole = ((x.clamp(self.low, self.high) - self.low) / scale + 0.5).int().float()
        return (whole + self.low / scale) * scale


def convolution(into, out, size=1, stride=1, padding=0):
    return nn.Sequential(nn.Conv2d(into, out, size, stride, padding, bias=False), nn.BatchNorm2d(out))


def heads(x):
    """[n][channels][rows][columns] as [n][heads][tokens][channels of a head]."""
    return x.permute(0, 2, 3, 1).reshape(-1, 49, HEADS, HEAD).transpose(1, 2)


def image(x):
    """The same back."""
    return x.transpose(1, 2).reshape(-1, 7, 7, DIM).permute(0, 3, 1, 2)


class Attention(nn.Module):
    """Spiking self-attention (Zhou et al., arXiv 2209.15425): fires at the scaled Q K^T V, without softmax."""

    def __init__(self):
        super().__init__()
        self.q, self.k, self.v = (nn.Sequential(convolution(DIM, DIM), Lif()) for _ in range(3))
        self.mixed = Lif(0.5)

    def forward(self, x):
        q, k, v = self.q(x), self.k(x), self.v(x)
        # Sums of products of spikes: Q (K^T V) gives the same numbers and is the cheaper to train.
        product = Mixing.apply(q, k, v) if self.training else image(heads(q) @ heads(k).transpose(2, 3) @ heads(v))
        return self.mixed(product * SCALE)


class RandomAttention(Attention):
    """The same with queries and keys by fixed random weights."""

    def __init__(self):
        super().__init__()
        for part in (self.q, self.k):
            part.requires_grad_(False)


class MaskAttention(nn.Module):
    """Spike-driven self-attention (Yao et al., arXiv 2307.01694): each channel of Q passes where the column sum of K * V over tokens fires."""

    def __init__(self):
        super().__init__()
        self.q, self.k, self.v = (nn.Sequential(convolution(DIM, DIM), Lif()) for _ in range(3))
        self.column = Lif(0.5)

    def forward(self, x):
        return self.q(x) * self.column((self.k(x) * self.v(x)).sum((2, 3), keepdim=True))


class TokenAttention(nn.Module):
    """QK token attention (Zhou et al., arXiv 2403.16552): each token of K passes where the sum of Q over channels fires."""

    def __init__(self):
        super().__init__()
        self.q, self.k = (nn.Sequential(convolution(DIM, DIM), Lif()) for _ in range(2))
        self.token = Lif(0.5)

    def forward(self, x):
        return self.token(self.q(x).sum(1, keepdim=True)) * self.k(x)


class QuantisedAttention(nn.Module):
    """Softmax attention of 3-bit queries, keys and values; the weights, greatest 1, have 3 bits too, and are divided by their sum behind the product.
    Its gain is irrational: ratios of small integers would lie on the bounds between levels, where rounding decides by chance."""

    def __init__(self):
        super().__init__()
        self.q, self.k, self.v = (nn.Sequential(convolution(DIM, DIM), Levels(True)) for _ in range(3))
        self.weights = Levels()
        self.mixed = Levels(True)

    def forward(self, x):
        q, k, v = heads(self.q(x)), heads(self.k(x)), heads(self.v(x))
        logits = q @ k.transpose(2, 3) / math.sqrt(DIM / HEADS)
        weights = self.weights((logits - logits.amax(3, keepdim=True)).exp())
        return self.mixed(image(weights @ v / weights.sum(3, keepdim=True) * math.sqrt(1.5)))


class Transformer(nn.Module):
    """A front end of three spiking convolutions, the last of which is the position embedding, and one block of attention and perceptron over 7 x 7 tokens.
    Scores of each step [n][steps][classes], or [n][classes] without neurons."""

    def __init__(self, attention=Attention, steps=STEPS, neuron=Lif):
        super().__init__()
        self.steps = steps
        self.first = convolution(1, FIRST, 3, 2, 1)
        self.fire = neuron()
        self.second = nn.Sequential(convolution(FIRST, DIM, 3, 2, 1), neuron())
        self.position = nn.Sequential(convolution(DIM, DIM, 3, 1, 1), neuron())
        self.attention = nn.Sequential(attention(), convolution(DIM, DIM), neuron())
        self.perceptron = nn.Sequential(convolution(DIM, HIDDEN), neuron(), convolution(HIDDEN, DIM), neuron())
        self.out = nn.Linear(DIM * 49, CLASSES)

    def tokens(self, x):
        """The image is the constant current of every step, so the first convolution is computed once."""
        x = self.second(self.fire(self.first(x).repeat(self.steps, 1, 1, 1)))
        return x + self.position(x)

    def forward(self, x):
        x = self.tokens(x)
        x = x + self.attention(x)
        x = x + self.perceptron(x)
        return self.read(x)

    def read(self, x):
        made = self.out(x.flatten(1))
        return made if self.steps == 1 else made.reshape(self.steps, -1, CLASSES).transpose(0, 1)


class OneConvolution(Transformer):
    """The tokens are patches of 4 x 4 pixels by one convolution, with a learned current for each position."""

    def __init__(self):
        super().__init__()
        del self.fire, self.second, self.position
        self.first = convolution(1, DIM, 4, 4)
        self.place = nn.Parameter(torch.zeros(1, DIM, 7, 7))
        self.fires = Lif()

    def tokens(self, x):
        return self.fires((self.first(x) + self.place).repeat(self.steps, 1, 1, 1))


class Rate(Transformer):
    """The image as spikes: at each step a pixel fires where it is above that step's threshold, one of a fixed, seeded table uniform in [0, 1)."""

    def __init__(self):
        super().__init__()
        table = numpy.random.RandomState(2026).rand(STEPS, 1, 28, 28).astype(numpy.float32)
        self.register_buffer("table", torch.tensor(table))

    def tokens(self, x):
        spikes = torch.cat([(x > self.table[t]).float() for t in range(STEPS)])
        x = self.second(self.fire(self.first(spikes)))
        return x + self.position(x)


class SpikeDriven(Transformer):
    """Residuals join membrane currents, before neurons fire, so that all convolutions behind the first see spikes."""

    def __init__(self):
        super().__init__()
        self.second = convolution(FIRST, DIM, 3, 2, 1)
        self.position = nn.Sequential(Lif(), convolution(DIM, DIM, 3, 1, 1))
        self.attention = nn.Sequential(Lif(), MaskAttention(), convolution(DIM, DIM))
        self.perceptron = nn.Sequential(Lif(), convolution(DIM, HIDDEN), Lif(), convolution(HIDDEN, DIM))
        self.last = Lif()

    def read(self, x):
        return super().read(self.last(x))


VARIANTS = {
    "spikformer": Transformer,
    "random": lambda: Transformer(RandomAttention),
    "one-conv": OneConvolution,
    "rate": Rate,
    "vit": lambda: Transformer(QuantisedAttention, 1, Levels),
    "spike-driven": SpikeDriven,
    "qk": lambda: Transformer(TokenAttention),
}


def folded(network):
    """The network with each batch normalisation folded into its convolution."""
    network = copy.deepcopy(network).eval()
    for module in [m for m in network.modules() if isinstance(m, nn.Sequential)]:
        if len(module) == 2 and isinstance(module[1], nn.BatchNorm2d):
            module[0], module[1] = fuse_conv_bn_eval(module[0], module[1]), nn.Identity()
    return network


def main():
    variant, seed, epochs, path = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    images, labels = load("train")
    network = VARIANTS[variant]().to(memory_format=torch.channels_last)
    fit(network, images, labels, epochs, 4e-3, 64)
    tests, truth = load("t10k")
    torch.save(network.state_dict(), path.replace(".onnx", ".pt"))
    network = folded(network)
    numpy.save(path.replace(".onnx", ".npy"), answers(network, tests).numpy())
    print(f"{variant} seed {seed}: accuracy {accuracy(network, tests, truth):.4f} on the 10 000 test images", flush=True)
    export(network.to(memory_format=torch.contiguous_format), path)


if __name__ == "__main__":
    main()
