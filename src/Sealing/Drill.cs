namespace Jaring.Sealing;

/// <summary>
/// A drill (A2): fresh points whose private halves are dropped, and random bytes. It needs no key, nobody can open it, and from its
/// bytes nobody can tell it from a report: so a case one cannot open, and a notice about it, prove nothing.
/// </summary>
public static class Drill
{
    /// <summary>Made against directory entry <paramref name="directory"/>, as a report would be.</summary>
    /// <param name="directory">The newest entry's number and hash.</param>
    /// <param name="identityThreshold">idT of that entry's policy.</param>
    public static Sealed Make(DirectoryReference directory, int identityThreshold = 2)
    {
        var caseId = Noise(16);
        var rk = new PublicKeys(Point(), Point());
        var header = new CaseHeader(Headers.Version, CaseHeader.Type, caseId, 0, directory, rk, Noise(32));
        return new Sealed(
            header.Encode(),
            EightWraps(),
            NoiseWrap(),
            NoiseObject("report", ("case", caseId), ("epoch", 0), ("id", Noise(16))),
            NoiseObject("identity", ("case", caseId), ("k", identityThreshold), ("ikc", Noise(32))),
            EightWraps(),
            Noise(32),
            NoiseObject("receipt", ("case", caseId), ("rk", rk.Kem), ("kc", Noise(32))),
            Noise(32));
    }

    /// <summary>The two late slots that travel beside a drill.</summary>
    public static Wrap[] MakeLate() => [NoiseWrap(), NoiseWrap()];

    private static string Noise(int length) => Base64Url.Encode(Bytes.Random(length));

    private static string Point()
    {
        using var key = P256.NewAgreementKey();
        return Base64Url.Encode(P256.Point(key));
    }

    private static Wrap NoiseWrap() => new(Point(), Noise(Slot.Length + Aead.TagLength));

    private static Wrap[] EightWraps() => [.. Enumerable.Range(0, Slots.Count).Select(_ => NoiseWrap())];

    private static SealedObject NoiseObject(string type, params ReadOnlySpan<(string Name, object? Value)> fields) => new(
        Base64Url.Encode(Headers.Write(type, fields)), Noise(32), Noise(Padding.Step(type) + Aead.TagLength));
}
