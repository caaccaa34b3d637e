namespace Jaring.Sealing;

/// <summary>
/// A file locked with six generated words: a <see cref="SealedFile"/> whose file id is the salt of the words, so that nothing is needed beside them.
/// </summary>
public static class LockedWithWords
{
    private const string Label = "export";
    private const int IdAt = 6;
    private const int IdLength = 16;

    /// <summary>Opens it. What was written before a refusal must be thrown away.</summary>
    /// <param name="words">The words with single spaces between them.</param>
    /// <param name="locked">The locked file; read from its beginning.</param>
    /// <param name="target">Where the content goes.</param>
    /// <exception cref="SealingException">file-header, file-truncated, file-decrypt (other words, or a changed file)</exception>
    public static void Open(string words, Stream locked, Stream target)
    {
        var start = new byte[IdAt + IdLength];
        SealingException.Require(locked.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length, "file-truncated");
        var id = start[IdAt..];
        locked.Position = 0;
        SealedFile.Open(KeyDerivation.FromPassphrase(words, Bytes.Concat(Bytes.Label(Label), id), KeyDerivation.Iterations), id, locked, target);
    }
}
