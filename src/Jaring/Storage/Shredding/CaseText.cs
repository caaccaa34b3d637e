namespace Jaring.Storage.Shredding;

/// <summary>
/// A text of a case as it stands in the store: sealed by browsers, and locked once more by the host under the case's own shred key. The key's name
/// travels with the text, so that nothing of a case can be written without one.
/// </summary>
/// <param name="Key">Name of the shred key, 22 characters; empty for a text from before shred keys.</param>
/// <param name="Text">The text, verbatim; null once the key is gone.</param>
internal sealed record CaseText(string Key, string? Text)
{
    /// <summary>True once the case was erased: nobody can read this any more, whatever backup it comes from.</summary>
    public bool IsGone => Text is null;

    /// <summary>The text of a case that is not gone.</summary>
    public string Value => Text ?? throw new InvalidOperationException("An erased case was read.");

    /// <summary>Another text of the same case.</summary>
    public CaseText With(string text) => this with { Text = text };
}
