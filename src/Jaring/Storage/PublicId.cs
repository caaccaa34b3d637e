using System.Buffers.Text;
using System.Security.Cryptography;

namespace Jaring.Storage;

/// <summary>Ids that people or machines outside may see: 128 random bits in base64url, 22 characters. They carry no order and no count.</summary>
internal static class PublicId
{
    /// <summary>A new id.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
}
