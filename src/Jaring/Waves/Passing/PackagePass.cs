using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Jaring.Storage;

namespace Jaring.Waves.Passing;

/// <summary>
/// The right of a contact to the page of her package, in a link: 128 bits under a host key, so that a member can read the link again at any time while the
/// store holds a hash of it alone. It ends when the list is erased.
/// </summary>
internal sealed class PackagePass(HostKeys keys)
{
    public string Of(string officeId, string waveId, string packageId) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(keys.Get("waves"), Encoding.UTF8.GetBytes($"package\0{officeId}\0{waveId}\0{packageId}")).AsSpan(0, 16));

    /// <summary>The package of a contact, reached by its own pass.</summary>
    public WavePackage PackageFor(Wave wave, WaveContact contact, string id) => new()
    {
        OfficeId = wave.OfficeId,
        WaveId = wave.Id,
        Id = id,
        Contact = contact.Name.Trim(),
        Area = contact.Area,
        Unit = contact.Unit,
        PassHash = HashOf(Of(wave.OfficeId, wave.Id, id)),
    };

    public static string HashOf(string pass) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($"jaring/wave-package-pass\0{pass}")));
}
