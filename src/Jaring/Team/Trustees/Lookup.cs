using System.Buffers.Text;
using System.Security.Cryptography;
using Jaring.Shapes;

namespace Jaring.Team.Trustees;

/// <summary>Secrets of 32 bytes that people or pages show us; the store keeps their hashes.</summary>
internal static class Lookup
{
    private const int Bytes = 32;

    /// <summary>Hash under which it is kept, or null when it is no secret of ours.</summary>
    public static string? HashOf(string secret) =>
        Jt1.TryDecode(secret, out var bytes) && bytes.Length == Bytes ? Base64Url.EncodeToString(SHA256.HashData(bytes)) : null;

    /// <summary>A fresh one.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
}
