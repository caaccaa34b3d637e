using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Jaring.Storage;

namespace Jaring.Reminders;

/// <summary>
/// What a reply button sends: an HMAC under <c>keys/reply.key</c> of session, person and reply, 43 signs that say nothing to anybody else. It is good for this
/// person alone, because who presses is known from the signed token of Teams and goes into the comparison; and nothing of it is stored.
/// </summary>
internal sealed class ReplyCodes(HostKeys keys)
{
    /// <summary>The codes of one person's card.</summary>
    /// <param name="officeId">The office.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="person">Keyed hash of the person, as in the address book.</param>
    public ReplyPresses Of(string officeId, string sessionId, string person) => new(
        Code(officeId, sessionId, person, Reply.Accept), Code(officeId, sessionId, person, Reply.Tentative), Code(officeId, sessionId, person, Reply.Decline));

    /// <summary>The reply that this code means for this person and session, or null.</summary>
    public Reply? Read(string officeId, string sessionId, string person, string code)
    {
        var given = Encoding.ASCII.GetBytes(code);
        foreach (var reply in Enum.GetValues<Reply>())
        {
            if (CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(Code(officeId, sessionId, person, reply))))
            {
                return reply;
            }
        }

        return null;
    }

    private string Code(string officeId, string sessionId, string person, Reply reply) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(keys.Get("reply"), Encoding.UTF8.GetBytes($"jaring/reply\0{officeId}\0{sessionId}\0{person}\0{reply}")));
}
