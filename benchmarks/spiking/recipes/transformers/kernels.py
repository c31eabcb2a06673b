"""kernels.c as functions of PyTorch; compiled at import by gcc. The gradients of both are those that autograd finds (test_kernels.py)."""

import ctypes
import pathlib
import subprocess
import tempfile

import torch

HEAD = 16


def _compiled():
    source = pathlib.Path(__file__).with_name("kernels.c")
    with tempfile.TemporaryDirectory() as folder:
        library = f"{folder}/kernels.so"
        subprocess.run(["gcc", "-O3", "-march=native", "-mprefer-vector-width=512", "-ffast-math",
                        "-shared", "-fPIC", "-o", library, source], check=True)
        return ctypes.CDLL(library)


_LIBRARY = _compiled()


def _call(function, *values):
    """Hands tensors over as pointers, numbers as they stand."""
    kinds = {torch.Tensor: lambda t: ctypes.c_void_p(t.data_ptr()), int: ctypes.c_size_t, float: ctypes.c_float}
    getattr(_LIBRARY, function)(*(kinds[type(value)](value) for value in values))


def _rows(x):
    """A view [n][rows][columns][channels] of [n][channels][rows][columns], in that order in memory."""
    return x.permute(0, 2, 3, 1).contiguous()


def _image(x):
    return x.permute(0, 3, 1, 2)


class Firing(torch.autograd.Function):
    """The spikes of leaky integrate-and-fire neurons: x is [steps * n][channels][rows][columns]."""

    @staticmethod
    def forward(context, x, steps, tau, threshold):
        rows = _rows(x.detach())
        charged, spikes = torch.empty_like(rows), torch.empty_like(rows)
        context.sizes = steps, rows.numel() // steps, 1 / tau, threshold
        _call("fire", rows, charged, spikes, *context.sizes)
        context.save_for_backward(charged)
        return _image(spikes)

    @staticmethod
    def backward(context, gradient):
        (charged,) = context.saved_tensors
        gradient, made = _rows(gradient), torch.empty_like(charged)
        _call("fire_back", gradient, charged, made, *context.sizes)
        return _image(made), None, None, None


class Mixing(torch.autograd.Function):
    """Q (K^T V) by heads of HEAD channels; each is [n][channels][rows][columns]."""

    @staticmethod
    def forward(context, q, k, v):
        q, k, v = (_rows(x.detach()) for x in (q, k, v))
        n, rows, columns, channels = q.shape
        context.sizes = n, rows * columns, channels
        inner, out = torch.empty(n, channels // HEAD, HEAD, HEAD), torch.empty_like(q)
        _call("mix", q, k, v, inner, out, *context.sizes)
        context.save_for_backward(q, k, v, inner)
        return _image(out)

    @staticmethod
    def backward(context, gradient):
        q, k, v, inner = context.saved_tensors
        gradient = _rows(gradient)
        made = [torch.empty_like(q) for _ in range(3)]
        _call("mix_back", gradient, q, k, v, inner, *made, *context.sizes)
        return tuple(_image(m) for m in made)
