namespace Jaring.Sealing;

/// <summary>
/// Something sealed was refused. Nothing partial is ever handed out with it.
/// <see cref="Reason"/> is a stable kebab-case code, the same as in the TypeScript client; pages translate it, logs may count it.
/// </summary>
/// <remarks>It deliberately carries no inner message: texts of lower layers may quote what they read.</remarks>
public sealed class SealingException(string reason) : Exception(reason)
{
    /// <summary>Why, as a code: "receipt-typo", "no-slot", "key-commitment", "signature" and so on.</summary>
    public string Reason { get; } = reason;

    internal static void Require(bool condition, string reason)
    {
        if (!condition)
        {
            throw new SealingException(reason);
        }
    }
}
