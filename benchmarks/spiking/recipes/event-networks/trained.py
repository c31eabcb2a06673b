"""Trains spiking-event-snn and spiking-event-cnn on clips that Clips.java wrote, and writes them. Needs Debian's python3-torch (1.13) and
python3-numpy; one thread, so that the same seed gives the same numbers on one machine.

    /usr/bin/python3 trained.py snn|cnn SEED EPOCHS TRAIN.bin TEST.bin OUT.onnx
"""

import pathlib
import sys
import time

import numpy
import torch
from torch import nn
from torch.nn import functional

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from training import Spike, scores  # noqa: E402

STEPS = 32
SIDE = 24
SPEEDS = 3
DIRECTIONS = 12
MOTIONS = DIRECTIONS * SPEEDS
BATCH = 48


def load(path):
    """Frames as bits [n][4608], of [32][2][24][24], and motions [n]."""
    data = numpy.fromfile(path, numpy.uint8).reshape(-1, 1 + STEPS * 2 * SIDE * SIDE // 8)
    return data[:, 1:], torch.tensor(data[:, 0].astype(numpy.int64))


def frames(bits):
    """Frames [n][steps][off, on][row][column]."""
    entries = numpy.unpackbits(bits, axis=1, bitorder="little").reshape(-1, STEPS, 2, SIDE, SIDE)
    return torch.tensor(entries, dtype=torch.float32)


def turned(x, motions, how):
    """The batch mirrored, turned or with its polarities exchanged, and what its motions are then; how is 0 to 15."""
    direction, speed = motions // SPEEDS, motions % SPEEDS
    if how & 1:
        x, direction = x.flip(4), (6 - direction) % DIRECTIONS
    if how & 2:
        x, direction = x.flip(3), -direction % DIRECTIONS
    if how & 4:
        x, direction = x.transpose(3, 4), (3 - direction) % DIRECTIONS
    if how & 8:
        x = x.flip(2)
    return x.contiguous(), direction * SPEEDS + speed


def fires(potential, training):
    return Spike.apply(potential) if training else (potential >= 0).float()


class Snn(nn.Module):
    """Two convolutions of leaky integrate-and-fire neurons (hard reset to 0, threshold 1, from rest), each kind with a time constant of its own that was
    learnt; the read-out sees the spikes of each kind of the second layer, counted over the field: scores of each step."""

    FIRST, SECOND, WINDOW = 24, 64, 20

    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(2, self.FIRST, 5, 2, 2, bias=False)
        self.second = nn.Conv2d(self.FIRST, self.SECOND, 3, 2, 1, bias=False)
        self.out = nn.Linear(self.SECOND, MOTIONS)
        self.keep = nn.ParameterList([nn.Parameter(torch.linspace(-1.5, 3, n).view(n, 1, 1)) for n in (self.FIRST, self.SECOND)])
        with torch.no_grad():
            self.first.weight *= 3
            self.second.weight *= 3

    def step(self, potential, current, layer):
        potential = potential * torch.sigmoid(self.keep[layer]) + current
        spike = fires(potential - 1, self.training)
        return potential * (1 - spike), spike

    def forward(self, x):
        first = second = None
        counts = []
        start = torch.randint(STEPS - self.WINDOW + 1, ()).item() if self.training else 0
        for t in range(start, start + self.WINDOW if self.training else STEPS):
            current = self.first(x[:, t])
            first, spikes = self.step(torch.zeros_like(current) if first is None else first, current, 0)
            current = self.second(spikes)
            second, spikes = self.step(torch.zeros_like(current) if second is None else second, current, 1)
            counts.append(spikes.mean((2, 3)))
        return self.out(8 * torch.stack(counts, 1))


class Cnn(nn.Module):
    """Two convolutions with rectifiers over pairs of frames, added up, as channels: answers once, at the end."""

    ADDED = 2

    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(2 * STEPS // self.ADDED, 32, 7, 2, 3)
        self.second = nn.Conv2d(32, 48, 3, 2, 1)
        self.out = nn.Linear(48, MOTIONS)

    def forward(self, x):
        x = x.reshape(-1, STEPS // self.ADDED, self.ADDED, 2, SIDE, SIDE).sum(2).flatten(1, 2) * (4 / self.ADDED)
        x = functional.relu(self.first(x))
        x = functional.relu(self.second(x))
        return self.out(x.mean((2, 3)))


NETWORKS = {"snn": Snn, "cnn": Cnn}


def evaluate(network, bits, motions):
    """Shares of motions, directions and speeds told, and of motions after each step."""
    network.eval()
    right = numpy.zeros(3)
    over = 0
    with torch.no_grad():
        for i in range(0, len(bits), 48):
            out = network(frames(bits[i:i + 48]))
            truth = motions[i:i + 48]
            told = (out.mean(1) if out.dim() == 3 else out).argmax(1)
            right += [(told == truth).sum().item(), (told // SPEEDS == truth // SPEEDS).sum().item(),
                      (told % SPEEDS == truth % SPEEDS).sum().item()]
            if out.dim() == 3:
                over = over + (out.cumsum(1).argmax(2) == truth[:, None]).sum(0).numpy()
    network.train()
    return right / len(bits), over / len(bits)


def train(network, bits, motions, epochs):
    optimiser = torch.optim.Adam(network.parameters(), 2e-3)
    batches = len(bits) // BATCH
    rate = torch.optim.lr_scheduler.OneCycleLR(optimiser, 5e-3, epochs * batches, pct_start=0.15)
    for epoch in range(epochs):
        order = torch.randperm(len(bits))
        begun = time.process_time()
        total = 0
        for i in range(batches):
            part = order[i * BATCH:(i + 1) * BATCH]
            x, truth = turned(frames(bits[part.numpy()]), motions[part], torch.randint(16, ()).item())
            loss = functional.cross_entropy(scores(network, x), truth)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1)
            optimiser.step()
            rate.step()
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / batches:.3f}, {time.process_time() - begun:.0f} s", flush=True)


def main():
    kind, seed, epochs, path = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[6]
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    bits, motions = load(sys.argv[4])
    test = load(sys.argv[5])
    network = NETWORKS[kind]()
    train(network, bits, motions, epochs)
    shares, over = evaluate(network, *test)
    print(f"{kind} seed {seed}: motions, directions, speeds told {shares.round(4)} of {len(test[0])} test clips", flush=True)
    if numpy.ndim(over):
        print("after each step", over.round(3).tolist(), flush=True)
    network.eval()
    torch.onnx.export(network, torch.zeros(1, STEPS, 2, SIDE, SIDE), path, input_names=["events"], output_names=["scores"], opset_version=13,
                      dynamic_axes={"events": {0: "n"}, "scores": {0: "n"}})


if __name__ == "__main__":
    main()
