"""Writes spiking-motion, whose every weight is set by the geometry of the motions: nothing is trained. Needs Debian's python3-torch (1.13) and python3-numpy.

    /usr/bin/python3 motion.py OUT.onnx [TEST.bin CLIPS]

With clips that Clips.java wrote it prints how many it tells.
"""

import math
import sys

import torch
from torch import nn

from event_networks import DIRECTIONS, MOTIONS, SIDE, SPEEDS, STEPS, evaluate, load

# How far texture moves while an event is on its way, in pixels, and for how many frames of 2 ms it is, by speed: 1/4, 1/2 and 1 pixel a millisecond.
REACH = 4
DELAYS = (8, 4, 2)
# A neuron's two synapses: polarity of the delayed event, of the prompt one, and what its spikes say for the motion.
PAIRS = ((0, 0, 1), (1, 1, 1), (0, 1, -1), (1, 0, -1))


class Motion(nn.Module):
    """Neurons with two synapses, a delayed one and a prompt one that lies where the texture has moved in the meantime; a neuron fires when both bring an event
    in the same frame. Of events of one polarity that speaks for the motion, of two against it: scores of each step are counts of spikes."""

    def __init__(self, stride):
        super().__init__()
        self.speeds = nn.ModuleList()
        read = torch.zeros(SPEEDS, DIRECTIONS * len(PAIRS), MOTIONS)
        for speed, delay in enumerate(DELAYS):
            synapses = nn.Conv3d(2, DIRECTIONS * len(PAIRS), (2, 2 * REACH + 1, 2 * REACH + 1), (1, stride, stride), (0, REACH, REACH), (delay, 1, 1),
                                 bias=False)
            with torch.no_grad():
                synapses.weight.zero_()
                for direction in range(DIRECTIONS):
                    angle = 2 * math.pi * direction / DIRECTIONS
                    down, right = round(REACH * math.sin(angle)), round(REACH * math.cos(angle))
                    overlap = (SIDE - abs(down)) * (SIDE - abs(right)) / SIDE ** 2
                    for i, (before, now, sign) in enumerate(PAIRS):
                        kind = direction * len(PAIRS) + i
                        synapses.weight[kind, before, 0, REACH - down, REACH - right] = 1
                        synapses.weight[kind, now, 1, REACH, REACH] = 1
                        read[speed, kind, direction * SPEEDS + speed] = sign / overlap
            self.speeds.append(synapses)
        self.read = nn.Parameter(read)

    def forward(self, x):
        x = x.transpose(1, 2)
        scores = 0
        for speed, synapses in enumerate(self.speeds):
            late = torch.zeros_like(x[:, :, :DELAYS[speed]])
            spikes = (synapses(torch.cat([late, x], 2)) >= 2).float()
            scores = scores + torch.matmul(spikes.sum((3, 4)).transpose(1, 2), self.read[speed])
        return scores


def main():
    torch.set_num_threads(1)
    network = Motion(1)
    if len(sys.argv) > 2:
        bits, motions = load(sys.argv[2])
        clips = int(sys.argv[3])
        shares, over = evaluate(network, bits[:clips], motions[:clips])
        print(f"motions, directions, speeds told {shares.round(4)} of {clips} clips; after each step {over.round(3).tolist()}", flush=True)
    network.eval()
    torch.onnx.export(network, torch.zeros(1, STEPS, 2, SIDE, SIDE), sys.argv[1], input_names=["events"], output_names=["scores"],
                      opset_version=13, dynamic_axes={"events": {0: "n"}, "scores": {0: "n"}})


if __name__ == "__main__":
    main()
