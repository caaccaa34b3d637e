using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Jaring.Sandbox.Cloud.FaultsOnDemand;

/// <summary>
/// The chance behind a fault: a hash of seed, service, place of the plan and number of the call. It keeps no state, so that the fault of call
/// number n is the same on every machine, in every run and whatever happened before it.
/// </summary>
internal sealed class Draw
{
    private readonly byte[] bytes;

    public Draw(long seed, string service, int plan, long number) =>
        bytes = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed} {service} {plan} {number}")));

    /// <summary>Decides whether the call is struck: a number in [0, 1).</summary>
    public double Share => Unit(0);

    /// <summary>One of the values, for the question with this number (1 to 3).</summary>
    public T Among<T>(int question, IReadOnlyList<T> values) => values[(int)(Unit(question) * values.Count)];

    /// <summary>A whole number between the two, both included.</summary>
    public int Between(int question, int least, int most) => least + (int)(Unit(question) * (most - least + 1));

    private double Unit(int part) => (BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(part * 8, 8)) >> 11) * (1.0 / (1UL << 53));
}
