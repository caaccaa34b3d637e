using System.Security.Cryptography;
using System.Text;
using Jaring.Storage;

namespace Jaring.Team;

/// <summary>Turns a person into a keyed hash under <c>keys/person.key</c>. Without that file the store does not tell who ever opened the app.</summary>
internal sealed class PersonKey(HostKeys keys)
{
    /// <summary>HMAC-SHA256 of the object id (lower case), hexadecimal.</summary>
    public string Hash(string objectId) => Convert.ToHexStringLower(HMACSHA256.HashData(keys.Get("person"), Encoding.UTF8.GetBytes(objectId.ToLowerInvariant())));
}
