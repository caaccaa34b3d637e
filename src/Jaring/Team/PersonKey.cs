using System.Security.Cryptography;
using System.Text;
using Jaring.Storage;

namespace Jaring.Team;

/// <summary>
/// The host's key for persons, <c>keys/person.key</c>: 32 random bytes made at first use, readable by the host alone, and outside the database and its
/// backups. Without it the store does not tell who ever opened the app.
/// </summary>
internal sealed class PersonKey(DataFolder folder, RandomNumberGenerator random)
{
    private const int KeyBytes = 32;

    private readonly Lazy<byte[]> key = new(() => Load(folder.PathOf("keys", "person.key"), random));

    /// <summary>HMAC-SHA256 of the object id (lower case), hexadecimal.</summary>
    public string Hash(string objectId) => Convert.ToHexStringLower(HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes(objectId.ToLowerInvariant())));

    private static byte[] Load(string path, RandomNumberGenerator random)
    {
        if (!File.Exists(path))
        {
            var fresh = new byte[KeyBytes];
            random.GetBytes(fresh);
            DataFolder.TryCreate(path, fresh, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        var found = File.ReadAllBytes(path);
        return found.Length == KeyBytes ? found : throw new InvalidOperationException($"The key file {path} is damaged. Restore it from a backup, or remove it: the app then learns its chats anew.");
    }
}
