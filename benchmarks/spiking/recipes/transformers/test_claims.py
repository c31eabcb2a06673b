"""Checks claims.py on made-up data: /usr/bin/python3 test_claims.py"""

import itertools
import unittest

import numpy

from claims import beyond, call, crossed, holm, quantile, tail, within


def made(random, seeds, images, mean, of_seed, of_image, rest):
    return (mean + of_seed * random.normal(size=(seeds, 1)) + of_image * random.normal(size=(1, images))
            + rest * random.normal(size=(seeds, images)))


class ClaimsTest(unittest.TestCase):

    def test_error_is_that_of_products_of_all_pairs(self):
        """An oracle without mean squares: products of two values that share a seed, an image, both or nothing average to sums of variances."""
        values = made(numpy.random.RandomState(3), 4, 6, 0.3, 1.0, 1.0, 0.3)
        sums, counts = numpy.zeros((2, 2)), numpy.zeros((2, 2))
        places = list(itertools.product(range(4), range(6)))
        for (s, i), (r, j) in itertools.product(places, places):
            sums[int(s == r), int(i == j)] += values[s, i] * values[r, j]
            counts[int(s == r), int(i == j)] += 1
        (nothing, image), (seed, both) = sums / counts
        of_seed, of_image = seed - nothing, image - nothing
        rest = both - seed - image + nothing
        self.assertGreater(min(of_seed, of_image, rest), 0)
        mean, error, _ = crossed(values)
        self.assertAlmostEqual(mean, values.sum() / 24)
        self.assertAlmostEqual(error ** 2, of_seed / 4 + of_image / 6 + rest / 24)

    def test_student_is_that_of_tables(self):
        for p, degrees, t in ((0.025, 4, 2.776445), (0.025, 10, 2.228139), (0.05, 1, 6.313752), (0.005, 120, 2.617421)):
            self.assertAlmostEqual(tail(t, degrees), p, 6)
            self.assertAlmostEqual(quantile(p, degrees), t, 4)
        self.assertAlmostEqual(tail(-2.776445, 4), 0.975, 6)

    def test_holm_is_that_of_the_hand(self):
        for got, expected in zip(holm([0.01, 0.04, 0.03, 0.005]), [0.03, 0.06, 0.06, 0.02]):
            self.assertAlmostEqual(got, expected)

    def test_intervals_hold_the_truth(self):
        """19 of 20 hold it, with much, little and nothing of the seeds in the spread."""
        random = numpy.random.RandomState(4)
        for of_seed in (0.0, 0.02, 0.1):
            held = 0
            for _ in range(400):
                mean, error, degrees = crossed(made(random, 5, 200, 0.1, of_seed, 0.3, 0.5))
                held += tail(abs(mean - 0.1) / error, degrees) >= 0.025
            self.assertGreaterEqual(held, 366, of_seed)
            self.assertLessEqual(held, 394, of_seed)

    def test_calls_are_those_of_the_rule(self):
        random = numpy.random.RandomState(5)

        def called(test, mean, spread):
            return call(*test(made(random, 5, 1000, mean, spread, 0.3, 0.3), 0.05))

        self.assertEqual(called(beyond, 0.2, 0.001), "supported")
        self.assertEqual(called(beyond, -0.1, 0.001), "contradicted")
        self.assertEqual(called(beyond, 0.06, 0.1), "unresolved")
        self.assertEqual(called(within, 0.0, 0.001), "supported")
        self.assertEqual(called(within, 0.2, 0.001), "contradicted")
        self.assertEqual(called(within, -0.2, 0.001), "contradicted")
        self.assertEqual(called(within, 0.0, 0.1), "unresolved")


if __name__ == "__main__":
    unittest.main()
