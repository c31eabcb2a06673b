"""Trains the networks of spiking/sequential on streams of Fashion-MNIST's training pictures, half row by row and half permuted, and writes
ONNX with time unrolled. Streams come from Compose.java. Needs Debian's python3-torch (1.13) and python3-numpy; one thread.

    /usr/bin/python3 sequences.py lmu|aaren|lstm|rsnn SEED BATCHES SIZE STREAMS OUT.onnx
"""

import math
import sys
import time

import numpy
import torch
from torch import nn
from torch.nn import functional

PICTURES = 3
ROWS = 28
STEPS = PICTURES * ROWS
CLASSES = 10
HELD_OUT = 1000


def load(path):
    """Pictures [n][784] in [0, 1], labels [n] and the permuted order."""
    data = numpy.fromfile(path, numpy.uint8)
    order = data[-4 * 784:].view(">i4").astype(numpy.int64)
    streams = data[:-4 * 784].reshape(-1, PICTURES + PICTURES * 784)
    pictures = streams[:, PICTURES:].reshape(-1, 784)
    return torch.tensor(pictures), torch.tensor(streams[:, :PICTURES].reshape(-1).astype(numpy.int64)), torch.tensor(order)


def batch(pictures, labels, order, chosen, permuted):
    """Streams [n][84][28][1][1] of the chosen pictures and their labels [n][3]; those of the mask permuted."""
    shown = pictures[chosen].float() / 255
    shown[permuted] = shown[permuted][:, :, order]
    return shown.reshape(-1, STEPS, ROWS, 1, 1), labels[chosen]


def legendre(order, window):
    """The matrices of the Legendre delay system, dm/dt = A m + B u over a window of steps, held from step to step (zero-order hold)."""
    i = numpy.arange(order)
    rows, columns = numpy.meshgrid(i, i, indexing="ij")
    a = (2 * rows + 1) / window * numpy.where(rows < columns, -1.0, (-1.0) ** (rows - columns + 1))
    b = (2 * i + 1) * (-1.0) ** i / window
    joint = numpy.zeros((order + 1, order + 1))
    joint[:order, :order] = a
    joint[:order, order] = b
    held = torch.matrix_exp(torch.tensor(joint, dtype=torch.float64)).float()
    return held[:order, :order].contiguous(), held[:order, order].contiguous()


class Lmu(nn.Module):
    """A Legendre memory of 24 features of each row (Voelker, Kajic and Eliasmith 2019; fed forward as in Chilkuri and Eliasmith 2021) and a
    read-out at each picture's end. The memory is linear and not trained: 12 polynomials over the last 28 rows."""

    FEATURES = 24
    ORDER = 12

    def __init__(self):
        super().__init__()
        a, b = legendre(self.ORDER, ROWS)
        self.register_buffer("hold", a.t().contiguous())
        self.register_buffer("feed", b)
        self.encode = nn.Sequential(nn.Linear(ROWS, 48), nn.ReLU(), nn.Linear(48, self.FEATURES))
        self.read = nn.Sequential(nn.Linear(self.FEATURES * self.ORDER, 128), nn.ReLU(), nn.Linear(128, CLASSES))

    def forward(self, x):
        features = self.encode(x.flatten(2))
        memory = torch.zeros_like(features[:, 0]).unsqueeze(2) * self.feed
        answers = []
        for step in range(STEPS):
            memory = memory.matmul(self.hold) + features[:, step].unsqueeze(2) * self.feed
            if (step + 1) % ROWS == 0:
                answers.append(self.read(memory.flatten(1)))
        return torch.stack(answers, 1)


def later(x, by, rest):
    """What stood so many steps before, rest before the first."""
    return torch.cat([rest.expand(x.shape[0], by, *x.shape[2:]), x[:, :STEPS - by]], 1)


class Aaren(nn.Module):
    """Attention by a learned query over all steps so far, as a prefix scan of (greatest score, weights, weighted values) (Feng et al. 2024,
    arXiv 2405.13956); a learned slope a head lets weights of old steps fade, so that pictures can follow each other."""

    HEADS = 8
    WIDTH = 64

    def __init__(self):
        super().__init__()
        self.place = nn.Parameter(0.1 * torch.randn(ROWS, self.WIDTH))
        self.into = nn.Linear(ROWS, self.WIDTH)
        self.layers = nn.ModuleList()
        for _ in range(2):
            self.layers.append(nn.ModuleDict({
                "score": nn.Linear(self.WIDTH, self.HEADS), "value": nn.Linear(self.WIDTH, self.WIDTH),
                "mix": nn.Linear(self.WIDTH, self.WIDTH), "up": nn.Linear(self.WIDTH, 64), "down": nn.Linear(64, self.WIDTH)}))
        self.slopes = nn.Parameter(torch.linspace(0.1, 1.0, self.HEADS).repeat(2, 1))
        self.read = nn.Sequential(nn.Linear(self.WIDTH, 48), nn.ReLU(), nn.Linear(48, CLASSES))

    @classmethod
    def scan(cls, scores, values):
        """Softmax means over all prefixes, in seven rounds: scores [n][t][heads], values [n][t][heads][each]."""
        greatest, weights, sums = scores, torch.ones_like(scores), values
        lowest, none = torch.full((1, 1, 1), -1e4), torch.zeros(1, 1, 1)
        by = 1
        while by < STEPS:
            g, w, s = later(greatest, by, lowest), later(weights, by, none), later(sums, by, none.unsqueeze(3))
            top = torch.maximum(greatest, g)
            here, there = torch.exp(greatest - top), torch.exp(g - top)
            weights = weights * here + w * there
            sums = sums * here.unsqueeze(3) + s * there.unsqueeze(3)
            greatest = top
            by *= 2
        return sums / weights.unsqueeze(3)

    def forward(self, x):
        x = functional.relu(self.into(x.flatten(2)) + self.place.repeat(PICTURES, 1))
        steps = torch.arange(STEPS, dtype=torch.float32).unsqueeze(1)
        for number, layer in enumerate(self.layers):
            scores = layer["score"](x) + steps * self.slopes[number]
            values = layer["value"](x).reshape(-1, STEPS, self.HEADS, self.WIDTH // self.HEADS)
            x = x + layer["mix"](self.scan(scores, values).flatten(2))
            x = x + layer["down"](functional.relu(layer["up"](x)))
        ends = torch.stack([x[:, (picture + 1) * ROWS - 1] for picture in range(PICTURES)], 1)
        return self.read(ends)


class Lstm(nn.Module):
    """One layer of long short-term memory (Hochreiter and Schmidhuber 1997), read at each picture's end."""

    WIDTH = 80

    def __init__(self):
        super().__init__()
        self.gates = nn.Linear(ROWS + self.WIDTH, 4 * self.WIDTH)
        self.read = nn.Linear(self.WIDTH, CLASSES)
        with torch.no_grad():
            self.gates.bias[:self.WIDTH] = 1

    def forward(self, x):
        rows = x.flatten(2)
        hidden = torch.zeros_like(rows[:, 0, :1]).expand(-1, self.WIDTH)
        cell = hidden
        answers = []
        for step in range(STEPS):
            keep, take, give, new = self.gates(torch.cat([rows[:, step], hidden], 1)).split(self.WIDTH, 1)
            cell = torch.sigmoid(keep) * cell + torch.sigmoid(take) * torch.tanh(new)
            hidden = torch.sigmoid(give) * torch.tanh(cell)
            if (step + 1) % ROWS == 0:
                answers.append(self.read(hidden))
        return torch.stack(answers, 1)


class Rsnn(nn.Module):
    """Leaky integrate-and-fire neurons with recurrent weights, threshold 1, reset by subtraction: a liquid state machine (Maass, Natschläger and
    Markram 2002). All weights are drawn and stay; a linear read-out of two leaky sums of the spikes is fitted by ridge regression."""

    WIDTH = 160
    FADES = (0.7, 0.93)

    def __init__(self):
        super().__init__()
        self.register_buffer("feed", torch.randn(ROWS, self.WIDTH) * 1.2 / math.sqrt(ROWS))
        self.register_buffer("back", torch.randn(self.WIDTH, self.WIDTH) * 0.3 / math.sqrt(self.WIDTH))
        self.register_buffer("decay", 0.5 + 0.48 * torch.rand(self.WIDTH))
        self.read = nn.Linear(len(self.FADES) * self.WIDTH, CLASSES)

    def traces(self, x):
        """What the read-out reads, [n][3][traces]."""
        currents = x.flatten(2).matmul(self.feed)
        potential = torch.zeros_like(currents[:, 0])
        spikes = potential
        sums = [potential for _ in self.FADES]
        ends = []
        for step in range(STEPS):
            potential = self.decay * (potential - spikes) + currents[:, step] + spikes.matmul(self.back)
            spikes = (potential >= 1).float()
            sums = [fade * trace + (1 - fade) * spikes for fade, trace in zip(self.FADES, sums)]
            if (step + 1) % ROWS == 0:
                ends.append(torch.cat(sums, 1))
        return torch.stack(ends, 1)

    def forward(self, x):
        return self.read(self.traces(x))

    def fit(self, batches, ridge):
        """Fits the read-out to so many batches from a source of streams and labels."""
        width = self.read.in_features + 1
        square, cross = torch.zeros(width, width, dtype=torch.float64), torch.zeros(width, CLASSES, dtype=torch.float64)
        for x, y in batches:
            traces = self.traces(x).flatten(0, 1).double()
            traces = torch.cat([traces, torch.ones(len(traces), 1, dtype=torch.float64)], 1)
            square += traces.t().matmul(traces)
            cross += traces.t().matmul(functional.one_hot(y.flatten(), CLASSES).double())
        weights = torch.linalg.solve(square + ridge * torch.eye(width, dtype=torch.float64), cross).float()
        self.read.weight.data, self.read.bias.data = weights[:-1].t().contiguous(), weights[-1].contiguous()


def accuracy(network, pictures, labels, order):
    """Shares of the held-out streams' pictures told, row by row and permuted."""
    network.eval()
    chosen = torch.arange(len(labels) - PICTURES * HELD_OUT, len(labels)).reshape(-1, PICTURES)
    shares = []
    with torch.no_grad():
        for permuted in (False, True):
            x, y = batch(pictures, labels, order, chosen, torch.full((HELD_OUT,), permuted))
            shares.append((network(x).argmax(2) == y).float().mean().item())
    network.train()
    return shares


def main():
    kind, seed, batches, size, streams, path = (*sys.argv[1:2], *map(int, sys.argv[2:5]), *sys.argv[5:7])
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    pictures, labels, order = load(streams)
    network = {"lmu": Lmu, "aaren": Aaren, "lstm": Lstm, "rsnn": Rsnn}[kind]()

    def draw():
        chosen = torch.randint(0, len(labels) - PICTURES * HELD_OUT, (size, PICTURES))
        return batch(pictures, labels, order, chosen, torch.arange(size) % 2 == 1)

    begun = time.process_time()
    if kind == "rsnn":
        with torch.no_grad():
            network.fit((draw() for _ in range(batches)), 1.0)
    else:
        train(network, draw, batches)
    rows, permuted = accuracy(network, pictures, labels, order)
    print(f"{kind} seed {seed}: {sum(p.numel() for p in network.state_dict().values())} numbers, {rows:.4f} of 3 000 held-out pictures row by"
          f" row, {permuted:.4f} permuted; {time.process_time() - begun:.0f} s of CPU time", flush=True)
    network.eval()
    torch.onnx.export(network, torch.zeros(1, STEPS, ROWS, 1, 1), path, input_names=["stream"], output_names=["scores"], opset_version=13,
                      dynamic_axes={"stream": {0: "n"}, "scores": {0: "n"}})


def train(network, draw, batches):
    """Trains by Adam with one cycle of the rate."""
    optimiser = torch.optim.Adam(network.parameters(), 1e-3)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimiser, 5e-3, batches)
    for number in range(batches):
        x, y = draw()
        loss = functional.cross_entropy(network(x).flatten(0, 1), y.flatten())
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        rate.step()
        if (number + 1) % 50 == 0:
            print(f"{number + 1}: loss {loss.item():.3f}", flush=True)


if __name__ == "__main__":
    main()
