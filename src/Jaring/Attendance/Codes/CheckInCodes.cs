using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Jaring.Storage;

namespace Jaring.Attendance.Codes;

/// <summary>
/// The codes on the screen of a room. Each is an HMAC of the session and a step of time, so that nothing is kept of it and a photo of the screen soon
/// opens nothing. A code is a right to add a name to a list that the moderator reads, and to nothing else.
/// </summary>
internal sealed class CheckInCodes(HostKeys keys, TimeProvider clock)
{
    /// <summary>No sign that is read as another one: neither 0 nor O, neither 1 nor I nor L, and no U.</summary>
    private const string Signs = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The code of a session now, or some steps later.</summary>
    public string Of(string officeId, string sessionId, CodeKind kind, int later = 0) => Sign(officeId, sessionId, kind, StepOf(kind) + later);

    /// <summary>How many steps ago this became the session's code; null when it is not, or not within the kind's grace. Every wrong one takes the same time.</summary>
    public int? AgeOf(string officeId, string sessionId, CodeKind kind, string code)
    {
        var (typed, step, age) = (Encoding.UTF8.GetBytes(code), StepOf(kind), (int?)null);
        for (var past = 0; past <= kind.Grace; past++)
        {
            age = CryptographicOperations.FixedTimeEquals(typed, Encoding.UTF8.GetBytes(Sign(officeId, sessionId, kind, step - past))) ? past : age;
        }

        return age;
    }

    /// <summary>How long the present code of this kind still stands on the screen.</summary>
    public TimeSpan Left(CodeKind kind) => kind.Step - TimeSpan.FromMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds() % (long)kind.Step.TotalMilliseconds);

    /// <summary>A code as somebody typed it from a screen: small letters, blanks and strokes do no harm.</summary>
    public static string Plain(string typed) => string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    private long StepOf(CodeKind kind) => clock.GetUtcNow().ToUnixTimeMilliseconds() / (long)kind.Step.TotalMilliseconds;

    private string Sign(string officeId, string sessionId, CodeKind kind, long step)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{kind.Name}\0{officeId}\0{sessionId}\0{step}");
        var hash = HMACSHA256.HashData(keys.Get("attendance"), Encoding.UTF8.GetBytes(text));
        var number = BinaryPrimitives.ReadUInt128BigEndian(hash);
        return string.Create(kind.Length, number, static (signs, rest) =>
        {
            for (var at = 0; at < signs.Length; at++, rest /= (uint)Signs.Length)
            {
                signs[at] = Signs[(int)(rest % (uint)Signs.Length)];
            }
        });
    }
}
