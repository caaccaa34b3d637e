namespace Jaring.Shapes;

/// <summary>Bytes from outside have not the shape they must have. Caught by the use case, never shown: only its code leaves.</summary>
internal sealed class ShapeException(string code) : Exception(code)
{
    /// <summary>The bytes are not what the format says.</summary>
    public const string BadShape = "bad-shape";

    /// <summary>The header names a version that this host does not know.</summary>
    public const string UnknownVersion = "unknown-version";

    /// <summary>One of the codes above.</summary>
    public string Code => Message;
}
