"""Trains the ONNX controls of spiking/static-sample and writes them: a multi-layer perceptron, a network of two convolutions, and the
same two convolutions with leaky integrate-and-fire neurons over 4 steps. Needs what training.py beside this folder needs; one thread, so
that the same seed gives the same numbers on one machine.

    /usr/bin/python3 train.py mlp|cnn|snn SEED EPOCHS OUT.onnx
"""

import pathlib
import sys

import torch
from torch import nn
from torch.nn import functional

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from training import STEPS, Lif, accuracy, export, fit, load  # noqa: E402


class Mlp(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Flatten(), nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 10))

    def forward(self, x):
        return self.layers(x)


class Cnn(nn.Module):
    """Two convolutions of stride 2 and a linear read-out."""

    def __init__(self):
        super().__init__()
        self.first = nn.Sequential(nn.Conv2d(1, 24, 3, 2, 1, bias=False), nn.BatchNorm2d(24))
        self.second = nn.Sequential(nn.Conv2d(24, 48, 3, 2, 1, bias=False), nn.BatchNorm2d(48))
        self.out = nn.Linear(48 * 49, 10)

    def forward(self, x):
        x = functional.relu(self.first(x))
        x = functional.relu(self.second(x))
        return self.out(x.flatten(1))


class Snn(Cnn):
    """The same, with spikes for the rectifiers; the image is the constant current of every step. Scores of each step: [n][steps][classes]."""

    def __init__(self):
        super().__init__()
        self.neurons = nn.ModuleList([Lif(), Lif()])

    def forward(self, x):
        x = self.neurons[0]([self.first(x)] * STEPS)
        x = self.neurons[1]([self.second(s) for s in x])
        return torch.stack([self.out(s.flatten(1)) for s in x], 1)


def main():
    kind, seed, epochs, path = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    images, labels = load("train")
    network = {"mlp": Mlp, "cnn": Cnn, "snn": Snn}[kind]()
    fit(network, images, labels, epochs, 4e-3, 128)
    print(f"{kind} seed {seed}: accuracy {accuracy(network, *load('t10k')):.4f} on the 10 000 test images", flush=True)
    export(network, path)


main()
