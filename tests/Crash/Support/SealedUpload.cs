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

    public byte[] Whole => [.. Parts.SelectMany(p => p)];

    /// <summary>How a report names it.</summary>
    public string Claim => $$"""{"id":"{{Id}}","token":"{{Token}}","bytes":{{Parts.Sum(p => p.Length)}}}""";
}
