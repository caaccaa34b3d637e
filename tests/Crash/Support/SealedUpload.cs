using System.Security.Cryptography;

namespace Jaring.Crash.Support;

/// <summary>A sealed file as a page holds it: noise, since the server could not tell.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Token">Its token.</param>
/// <param name="Parts">What is sent, part by part.</param>
internal sealed record SealedUpload(string Id, string Token, byte[][] Parts)
{
    public static SealedUpload New(int parts, int bytes) =>
        new(Report.Random(16), Report.Random(32), [.. Enumerable.Range(0, parts).Select(_ => RandomNumberGenerator.GetBytes(bytes))]);

    /// <summary>In the sizes that a page sends for a padded length: chunks of 2^20 bytes with their tags, a header before the first.</summary>
    public static SealedUpload Padded(int bytes)
    {
        const int header = 54, chunk = 1 << 20, tag = 16;
        var chunks = Enumerable.Range(0, (bytes + chunk - 1) / chunk).Select(n => (n == 0 ? header : 0) + Math.Min(chunk, bytes - (n * chunk)) + tag);
        return new(Report.Random(16), Report.Random(32), [.. chunks.Select(RandomNumberGenerator.GetBytes)]);
    }

    public byte[] Whole => [.. Parts.SelectMany(p => p)];

    /// <summary>How a report names it.</summary>
    public string Claim => $$"""{"id":"{{Id}}","token":"{{Token}}","bytes":{{Parts.Sum(p => p.Length)}}}""";
}
