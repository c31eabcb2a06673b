"""Writes spiking-motion, whose every weight is set by the geometry of the motions: nothing is trained. Needs Debian's python3-torch (1.13) and python3-numpy.

    /usr/bin/python3 motion.py OUT.onnx [TEST.bin CLIPS]

With clips that Clips.java wrote it prints how many of them it tells.
"""

import math
import sys

import numpy
import torch
from torch import nn

STEPS, SIDE, DIRECTIONS, SPEEDS = 32, 24, 12, 3

# How far texture moves while an event is on its way, in pixels, and for how many frames of 2 ms it is, by speed: 1/4, 1/2 and 1 pixel a millisecond.
REACH = 4
DELAYS = (8, 4, 2)
# Delayed events count within less than so many pixels of where the texture was.
WIDTH = 1
STRIDE = 2


class Motion(nn.Module):
    """Neurons at every second pixel, for each motion and polarity one, that see a frame and an earlier one: a prompt synapse, and delayed ones from where the
    texture was. A neuron fires when the prompt synapse and at least one of the delayed brings an event. Scores of each step are counts of spikes."""

    def __init__(self):
        super().__init__()
        self.synapses = nn.ModuleList()
        self.counts = nn.ModuleList()
        field = 2 * REACH + 1
        positions = (SIDE + STRIDE - 1) // STRIDE
        weights = torch.zeros(2 * DIRECTIONS, 2, 2, field, field)
        self.taps = torch.zeros(2 * DIRECTIONS, 1, 1, 1)
        for direction in range(DIRECTIONS):
            angle = 2 * math.pi * direction / DIRECTIONS
            near = torch.tensor([[math.hypot(row - REACH + REACH * math.sin(angle), column - REACH + REACH * math.cos(angle)) < WIDTH
                                  for column in range(field)] for row in range(field)])
            for polarity in range(2):
                kind = 2 * direction + polarity
                weights[kind, polarity, 0] = near.float()
                weights[kind, polarity, 1, REACH, REACH] = near.sum()
                self.taps[kind] = near.sum()
        for delay in DELAYS:
            synapses = nn.Conv3d(2, 2 * DIRECTIONS, (2, field, field), (1, STRIDE, STRIDE), (0, REACH, REACH), (delay, 1, 1), bias=False)
            counts = nn.Conv3d(2 * DIRECTIONS, DIRECTIONS, (1, positions, positions), groups=DIRECTIONS, bias=False)
            with torch.no_grad():
                synapses.weight.copy_(weights)
                counts.weight.fill_(1)
            self.synapses.append(synapses)
            self.counts.append(counts)

    def forward(self, x):
        x = x.transpose(1, 2)
        scores = []
        for synapses, counts, delay in zip(self.synapses, self.counts, DELAYS):
            late = torch.zeros_like(x[:, :, :delay])
            # The prompt synapse weighs as much as all delayed ones together: alone it is below the threshold, and so are they.
            spikes = (synapses(torch.cat([late, x], 2)) > self.taps).float()
            scores.append(counts(spikes).flatten(2))
        return torch.stack(scores, 3).permute(0, 2, 1, 3).flatten(2)


def evaluate(network, path, clips):
    """Shares of motions, directions and speeds told, and of motions after each step."""
    data = numpy.fromfile(path, numpy.uint8).reshape(-1, 1 + STEPS * 2 * SIDE * SIDE // 8)[:clips]
    motions = torch.tensor(data[:, 0].astype(numpy.int64))
    frames = numpy.unpackbits(data[:, 1:], axis=1, bitorder="little").reshape(-1, STEPS, 2, SIDE, SIDE)
    with torch.no_grad():
        scores = torch.cat([network(torch.tensor(frames[i:i + 48], dtype=torch.float32)) for i in range(0, clips, 48)])
    over = (scores.cumsum(1).argmax(2) == motions[:, None]).float().mean(0)
    told = scores.mean(1).argmax(1)
    shares = [(told // part == motions // part).float().mean().item() for part in (1, SPEEDS)] + [
        (told % SPEEDS == motions % SPEEDS).float().mean().item()]
    print(f"motions, directions, speeds told {numpy.round(shares, 4)} of {clips} clips; after each step {over.numpy().round(3).tolist()}", flush=True)


def main():
    torch.set_num_threads(1)
    network = Motion()
    if len(sys.argv) > 2:
        evaluate(network, sys.argv[2], int(sys.argv[3]))
    network.eval()
    torch.onnx.export(network, torch.zeros(1, STEPS, 2, SIDE, SIDE), sys.argv[1], input_names=["events"], output_names=["scores"],
                      opset_version=13, dynamic_axes={"events": {0: "n"}, "scores": {0: "n"}})


if __name__ == "__main__":
    main()
