"""Trains the ONNX networks of spiking/segmentation@1 and spiking/detection@1 on scenes that ComposeScenes.java wrote, keeps their weights beside
them as .pt, and converts them to integrate-and-fire neurons over 8 steps. Needs Debian's python3-torch (1.13) and python3-numpy; one thread, so
that the same seed gives the same numbers on one machine. The last 1 000 scenes are kept for a look at the end.

    /usr/bin/python3 train_scenes.py seg|det cnn SCENES.bin OUT.onnx SEED EPOCHS [batches after which to stop]
    /usr/bin/python3 train_scenes.py seg|det snn SCENES.bin OUT.onnx TWIN.pt
"""

import pathlib
import sys
import time

import numpy
import torch
from torch import nn
from torch.nn import functional

SIDE = 64
CELL = 8
CELLS = SIDE // CELL
CLASSES = 10
STEPS = 8
BATCH = 32
KEPT = 1000


def load(path):
    """Pictures [n][1][64][64] and classes of pixels [n][64][64] as bytes, objects [n][5][class, left, top, right, bottom]."""
    pixels = SIDE * SIDE
    data = numpy.fromfile(path, numpy.dtype([("picture", "u1", pixels), ("labels", "u1", pixels), ("things", "<f4", (5, 5))]))
    return (torch.tensor(data["picture"].reshape(-1, 1, SIDE, SIDE)), torch.tensor(data["labels"].reshape(-1, SIDE, SIDE)),
            torch.tensor(data["things"]))


class Fire(nn.Module):
    """Integrate-and-fire, threshold 1, which a spike takes off; from one half, so that a rate is rounded and not cut: x is a list, one a step."""

    def forward(self, x):
        potential = torch.full_like(x[0], 0.5)
        spikes = []
        for current in x:
            potential = potential + current
            spike = (potential >= 1).float()
            potential = potential - spike
            spikes.append(spike)
        return spikes


class Layer(nn.Module):
    """A convolution, its normalisation, and neurons: over steps, each with its own input, or rectifiers."""

    def __init__(self, convolution, channels, spiking):
        super().__init__()
        self.weights = nn.Sequential(convolution, nn.BatchNorm2d(channels))
        self.neurons = Fire() if spiking else None

    def forward(self, x):
        """Takes the inputs of all steps; a still input is given once."""
        currents = [self.weights(step) for step in x]
        return self.neurons(currents * (STEPS // len(currents))) if self.neurons else [functional.relu(c) for c in currents]


def down(inputs, outputs, stride, spiking):
    return Layer(nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), outputs, spiking)


def up(inputs, outputs, spiking):
    return Layer(nn.ConvTranspose2d(inputs, outputs, 2, 2, bias=False), outputs, spiking)


def joined(a, b):
    return [torch.cat(both, 1) for both in zip(a, b)]


class Segmenter(nn.Module):
    """Down to 8 x 8 in three convolutions, one there, and up again beside what was there; scores of 11 classes of each pixel."""

    def __init__(self, spiking):
        super().__init__()
        self.spiking = spiking
        self.first = down(1, 16, 2, spiking)
        self.second = down(16, 32, 2, spiking)
        self.third = down(32, 48, 2, spiking)
        self.inner = down(48, 64, 1, spiking)
        self.up_third = up(64, 32, spiking)
        self.up_second = up(64, 16, spiking)
        self.last = down(32, 24, 1, spiking)
        self.out = nn.ConvTranspose2d(24, CLASSES + 1, 2, 2)

    def forward(self, x):
        first = self.first([x])
        second = self.second(first)
        inner = self.inner(self.third(second))
        last = self.last(joined(self.up_second(joined(self.up_third(inner), second)), first))
        scores = [self.out(step) for step in last]
        return torch.stack(scores, 1) if self.spiking else scores[0]

    def reads(self):
        """What each layer reads, in the order of reckoning."""
        return [(self.first, []), (self.second, [self.first]), (self.third, [self.second]), (self.inner, [self.third]),
                (self.up_third, [self.inner]), (self.up_second, [self.up_third, self.second]), (self.last, [self.up_second, self.first]),
                (self.out, [self.last])]

    def loss(self, x, labels, things):
        scores = self(x)
        weights = torch.full((CLASSES + 1,), 1.0)
        weights[0] = 0.4
        return functional.cross_entropy(scores.mean(1) if self.spiking else scores, labels.long(), weights)


class Detector(nn.Module):
    """Down to 8 x 8 cells, each of which claims one object, whose middle lies in it: cx, cy, width, height, confidence, scores of 10 classes."""

    def __init__(self, spiking):
        super().__init__()
        self.spiking = spiking
        self.layers = nn.Sequential(down(1, 16, 2, spiking), down(16, 32, 2, spiking), down(32, 48, 2, spiking),
                                    down(48, 64, 1, spiking), down(64, 48, 1, spiking))
        self.out = nn.Conv2d(48, 5 + CLASSES, 1)
        middles = (torch.arange(CELLS) + 0.5) * CELL
        self.register_buffer("middle", torch.stack([middles.repeat(CELLS), middles.repeat_interleave(CELLS),
                                                    torch.full((CELLS * CELLS,), 22.0), torch.full((CELLS * CELLS,), 22.0)], 1))

    def parts(self, x):
        """Boxes, chances of an object and scores of classes of each cell, by the mean over the first, the first two ... of the steps."""
        rows = [self.out(step).flatten(2).transpose(1, 2) for step in self.layers([x])]
        means, total = [], 0
        for t, row in enumerate(rows):
            total = total + row
            means.append(total / (t + 1))
        return [(self.middle + 8 * row[:, :, :4], torch.sigmoid(row[:, :, 4:5]), row[:, :, 5:]) for row in means]

    def forward(self, x):
        """The answer of a step is what it adds, so that the mean of the first answers is what is to be said after them."""
        steps, said = [], 0
        for t, (box, chance, scores) in enumerate(self.parts(x)):
            shares = torch.softmax(scores, 2)
            now = (t + 1) * torch.cat([box, chance * shares.max(2, keepdim=True)[0], shares], 2)
            steps.append(now - said)
            said = now
        return torch.stack(steps, 1) if self.spiking else steps[0]

    def reads(self):
        before = [[]] + [[layer] for layer in self.layers]
        return list(zip(list(self.layers) + [self.out], before))

    def loss(self, x, labels, things):
        box, chance, scores = self.parts(x)[-1]
        scene, which = torch.nonzero(things[:, :, 0] >= 0, as_tuple=True)
        truth = things[scene, which]
        centre = (truth[:, 1:3] + truth[:, 3:5]) / 2
        cell = ((centre / CELL).long() * torch.tensor([1, CELLS])).sum(1)
        there = torch.zeros(len(x), CELLS * CELLS)
        there[scene, cell] = 1
        wanted = torch.cat([centre, truth[:, 3:5] - truth[:, 1:3]], 1)
        return (functional.binary_cross_entropy(chance[:, :, 0], there, reduction="sum") / len(x)
                + 4 * functional.smooth_l1_loss(box[scene, cell] / 8, wanted / 8, reduction="sum", beta=0.1) / len(x)
                + functional.cross_entropy(scores[scene, cell], truth[:, 0].long(), reduction="sum") / len(x))


def batch(data, part, mirrored):
    picture, labels, things = (one[part] for one in data)
    picture = picture.float() / 255
    if mirrored:
        picture, labels, things = picture.flip(3), labels.flip(2), things.clone()
        things[:, :, [1, 3]] = SIDE - things[:, :, [3, 1]]
    return picture.contiguous(memory_format=torch.channels_last), labels, things


def convert(twin, network, pictures):
    """Gives a spiking network its twin's weights, each channel divided by what 99 % of its outputs stay below, so that a rate of 1 stands for that
    (Rueckauer et al., Front Neurosci 11:682, 2017)."""
    tops = {}
    for layer, _ in twin.reads()[:-1]:
        layer.register_forward_hook(lambda layer, _, out: tops.update({layer: torch.stack(
            [torch.quantile(channel.flatten(), 0.99) for channel in out[0].transpose(0, 1)]).clamp(min=1e-3)}))
    twin(pictures)
    for (layer, before), (spiking, _) in zip(twin.reads(), network.reads()):
        given = torch.cat([tops[one] for one in before]) if before else torch.ones(1)
        last = not isinstance(layer, Layer)
        source, target = (layer, spiking) if last else (layer.weights[0], spiking.weights[0])
        inputs, outputs = ((-1, 1, 1, 1), (1, -1, 1, 1)) if isinstance(source, nn.ConvTranspose2d) else ((1, -1, 1, 1), (-1, 1, 1, 1))
        weight = source.weight * given.view(inputs)
        if last:
            target.bias.copy_(source.bias)
        else:
            old, new = layer.weights[1], spiking.weights[1]
            scale = old.weight / (old.running_var + old.eps).sqrt()
            weight = weight * (scale / tops[layer]).view(outputs)
            new.bias.copy_((old.bias - old.running_mean * scale) / tops[layer])
            new.running_mean.zero_()
            new.running_var.fill_(1 - new.eps)
        target.weight.copy_(weight)


def train(network, data, epochs, stop):
    optimiser = torch.optim.Adam(network.parameters(), 1e-3)
    batches = (len(data[0]) - KEPT) // BATCH
    rate = torch.optim.lr_scheduler.OneCycleLR(optimiser, 4e-3, epochs * batches)
    begun = time.time()
    for epoch in range(epochs):
        order = torch.randperm(len(data[0]) - KEPT)
        losses = []
        for i in range(min(batches, stop - epoch * batches)):
            loss = network.loss(*batch(data, order[i * BATCH:(i + 1) * BATCH], (epoch + i) % 2))
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            rate.step()
            losses.append(loss.item())
            if i % 25 == 24:
                print(f"epoch {epoch + 1}, batch {i + 1}: loss {numpy.mean(losses[-25:]):.3f}, {time.time() - begun:.0f} s", flush=True)


def main():
    task, kind, data, path = sys.argv[1], sys.argv[2], load(sys.argv[3]), pathlib.Path(sys.argv[4])
    torch.set_num_threads(1)
    torch.manual_seed(0 if kind == "snn" else int(sys.argv[5]))
    network = {"seg": Segmenter, "det": Detector}[task](kind == "snn").to(memory_format=torch.channels_last)
    if kind == "snn":
        twin = type(network)(False)
        twin.load_state_dict(torch.load(sys.argv[5]))
        with torch.no_grad():
            convert(twin.eval(), network, batch(data, torch.arange(200), False)[0])
    else:
        train(network, data, int(sys.argv[6]), int(sys.argv[7]) if len(sys.argv) > 7 else sys.maxsize)
        torch.save(network.state_dict(), path.with_suffix(".pt"))
    network.eval()
    with torch.no_grad():
        kept = [network.loss(*batch(data, torch.arange(i, i + 100), False)).item() for i in range(len(data[0]) - KEPT, len(data[0]), 100)]
    print(f"{task} {kind}: loss {numpy.mean(kept):.3f} on scenes kept, {sum(p.numel() for p in network.parameters())} parameters", flush=True)
    torch.onnx.export(network, torch.zeros(1, 1, SIDE, SIDE), path, input_names=["scene"], output_names=["answer"], opset_version=13,
                      dynamic_axes={"scene": {0: "n"}, "answer": {0: "n"}})


if __name__ == "__main__":
    main()
