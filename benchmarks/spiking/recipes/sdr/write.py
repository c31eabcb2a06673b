"""Writes the ONNX neurons of spiking/sdr; nothing is trained. Needs Debian's python3-torch (1.13).

    /usr/bin/python3 write.py dendrite|subsampled OUT.onnx
"""

import sys

import torch
from torch import nn

WIDTH = 256


class Segment(nn.Module):
    """Fires if the probe holds as many of the stored bits as the threshold's channel has ones; seen are every so many places, and so many fewer are asked."""

    def __init__(self, every):
        super().__init__()
        self.every = every
        self.register_buffer("ones", torch.ones(WIDTH, 1))
        self.register_buffer("head", torch.tensor([[0.0, 1.0]]))
        self.register_buffer("doubt", torch.tensor([0.5, 0.0]))

    def forward(self, pairs):
        stored, probe, threshold = torch.split(pairs, 1, dim=1)
        stored, probe, threshold = (part.reshape(-1, 1, WIDTH) for part in (stored, probe, threshold))
        if self.every > 1:
            stored, probe = stored[:, :, :: self.every], probe[:, :, :: self.every]
        overlap = torch.matmul(stored, probe.transpose(1, 2))
        needed = torch.matmul(threshold, self.ones / self.every)
        spike = (overlap >= needed).float().reshape(-1, 1)
        return torch.matmul(spike, self.head) + self.doubt


def main():
    kind, target = sys.argv[1:]
    segment = Segment({"dendrite": 1, "subsampled": 2}[kind])
    segment.eval()
    torch.onnx.export(segment, torch.zeros(2, 3, 1, WIDTH), target, opset_version=17, input_names=["x"], output_names=["scores"],
                      dynamic_axes={"x": {0: "n"}, "scores": {0: "n"}})


main()
