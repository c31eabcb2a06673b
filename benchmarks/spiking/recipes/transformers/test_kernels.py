"""Sets the kernels and their gradients beside what autograd finds for the same formulas: /usr/bin/python3 test_kernels.py"""

import pathlib
import sys
import unittest

import torch

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))
from kernels import HEAD, Firing, Mixing  # noqa: E402
from training import TAU, Spike  # noqa: E402


class KernelsTest(unittest.TestCase):
    def both(self, ours, plain, inputs, within):
        made = []
        for function in (ours, plain):
            given = [x.clone().requires_grad_() for x in inputs]
            out = function(*given)
            out.backward(self.gradient)
            made.append([out.detach()] + [x.grad for x in given])
        for a, b in zip(*made):
            self.assertLess((a - b).abs().max().item(), within)
            self.assertGreater(b.abs().max().item(), 0)

    def test_neurons(self):
        torch.manual_seed(1)
        x, self.gradient = 2 * torch.randn(4 * 3, 16, 7, 7), torch.randn(4 * 3, 16, 7, 7)

        def plain(x):
            potential, spikes = torch.zeros(3, 16, 7, 7), []
            for current in x.reshape(4, 3, 16, 7, 7):
                potential = potential + (current - potential) / TAU
                spikes.append(Spike.apply(potential - 0.5))
                potential = potential * (1 - spikes[-1].detach())
            return torch.cat(spikes)

        self.both(lambda x: Firing.apply(x, 4, TAU, 0.5), plain, [x], 1e-5)

    def test_attention(self):
        torch.manual_seed(2)
        inputs = [torch.randn(5, 2 * HEAD, 7, 7) for _ in range(3)]
        self.gradient = torch.randn(5, 2 * HEAD, 7, 7)

        def plain(*inputs):
            q, k, v = (x.reshape(5, 2, HEAD, 49).transpose(2, 3) for x in inputs)
            return (q @ k.transpose(2, 3) @ v).transpose(2, 3).reshape(5, 2 * HEAD, 7, 7)

        self.both(Mixing.apply, plain, inputs, 1e-3)


unittest.main()
