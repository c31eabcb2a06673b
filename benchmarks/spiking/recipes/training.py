"""What the recipes of spiking networks share: Fashion-MNIST, the firing function and its surrogate, a cycle of training, accuracy and the
way out as ONNX. Needs Debian's python3-torch (1.13), python3-numpy and dataset-fashion-mnist.
"""

import gzip

import numpy
import torch
from torch import nn
from torch.nn import functional

FOLDER = "/usr/share/datasets/fashion-mnist"
STEPS = 4
TAU = 2.0


def read(name, header):
    """The entries of a gzipped IDX file behind its header."""
    with gzip.open(f"{FOLDER}/{name}-ubyte.gz") as file:
        return numpy.frombuffer(file.read(), numpy.uint8, offset=header)


def load(part):
    """Images [n][1][28][28] in [0, 1] and labels [n]."""
    images = read(f"{part}-images-idx3", 16).reshape(-1, 1, 28, 28)
    return torch.tensor(images / numpy.float32(255)), torch.tensor(read(f"{part}-labels-idx1", 8).astype(numpy.int64))


class Spike(torch.autograd.Function):
    """Fires at 0 and above; backward by the derivative of an arctangent with alpha 2 (Fang et al., arXiv 2007.05785)."""

    @staticmethod
    def forward(context, potential):
        context.save_for_backward(potential)
        return (potential >= 0).float()

    @staticmethod
    def backward(context, gradient):
        (potential,) = context.saved_tensors
        return gradient / (1 + (torch.pi * potential) ** 2)


class Lif(nn.Module):
    """Leaky integrate-and-fire, hard reset to 0, threshold 1, from rest: x is a list of inputs, one a step."""

    def forward(self, x):
        potential = torch.zeros_like(x[0])
        spikes = []
        for current in x:
            potential = potential + (current - potential) / TAU
            spike = Spike.apply(potential - 1) if self.training else (potential >= 1).float()
            potential = potential * (1 - spike)
            spikes.append(spike)
        return spikes


def scores(network, images):
    """Scores [n][classes]: the mean over steps where a network gives [n][steps][classes]."""
    out = network(images)
    return out.mean(1) if out.dim() == 3 else out


def answers(network, images):
    """Scores [n][classes] of a network that is not training."""
    network.eval()
    with torch.no_grad():
        made = torch.cat([scores(network, images[i:i + 500]) for i in range(0, len(images), 500)])
    network.train()
    return made


def accuracy(network, images, labels):
    return (answers(network, images).argmax(1) == labels).sum().item() / len(images)


def fit(network, images, labels, epochs, rate, batch):
    """Adam with one cycle of its rate, up to the one given; every second batch mirrored. Draws from torch's generator, seeded before."""
    optimiser = torch.optim.Adam([p for p in network.parameters() if p.requires_grad], rate / 2)
    cycle = torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, epochs * (len(images) // batch))
    for epoch in range(epochs):
        order = torch.randperm(len(images))
        for i in range(len(images) // batch):
            part = order[i * batch:(i + 1) * batch]
            shown = images[part]
            if i % 2:
                shown = shown.flip(3)
            loss = functional.cross_entropy(scores(network, shown), labels[part])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            cycle.step()
        print(f"epoch {epoch + 1}: loss of the last batch {loss.item():.3f}", flush=True)


def export(network, path):
    network.eval()
    torch.onnx.export(network, torch.zeros(1, 1, 28, 28), path, input_names=["image"], output_names=["scores"], opset_version=13,
                      dynamic_axes={"image": {0: "n"}, "scores": {0: "n"}})
