"""Writes spiking-event-counts, a control that knows the number of events of a clip and nothing else. Nothing is trained. Needs Debian's python3-torch (1.13).

    /usr/bin/python3 counts.py OUT.onnx
"""

import sys

import torch
from torch import nn

STEPS, SIDE, DIRECTIONS, SPEEDS = 32, 24, 12, 3
# Fewer events: the lowest speed; more than the second: the highest. Of the direction, numbers say nothing: all have the same scores, so the first is taken.
FEW, MANY = 500, 1200


class Counts(nn.Module):
    def __init__(self):
        super().__init__()
        self.out = nn.Linear(1, DIRECTIONS * SPEEDS)
        with torch.no_grad():
            for motion in range(DIRECTIONS * SPEEDS):
                self.out.weight[motion] = motion % SPEEDS
                self.out.bias[motion] = (0, -FEW, -FEW - MANY)[motion % SPEEDS]

    def forward(self, x):
        return self.out(x.sum((1, 2, 3, 4)).unsqueeze(1))


if __name__ == "__main__":
    torch.onnx.export(Counts().eval(), torch.zeros(1, STEPS, 2, SIDE, SIDE), sys.argv[1], input_names=["events"], output_names=["scores"],
                      opset_version=13, dynamic_axes={"events": {0: "n"}, "scores": {0: "n"}})
