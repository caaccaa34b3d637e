using System.Security.Cryptography;

namespace Jaring.Tests.Support;

/// <summary>The crypto generator's interface over a fixed seed, so that a year of draws is the same in every run.</summary>
internal sealed class SeededRandom(int seed) : RandomNumberGenerator
{
    private readonly Random random = new(seed);
    private readonly Lock gate = new();

    public override void GetBytes(byte[] data)
    {
        lock (gate)
        {
            random.NextBytes(data);
        }
    }
}
