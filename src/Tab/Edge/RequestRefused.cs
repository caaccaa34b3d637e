namespace Jaring.Tab.Edge;

/// <summary>The request cannot be read. <see cref="ErrorsMiddleware"/> turns it into the one answer of its code.</summary>
/// <param name="code">A code of <see cref="EdgeProblems"/>.</param>
internal sealed class RequestRefused(string code) : Exception(code)
{
    /// <summary>The stable code.</summary>
    public string Code => Message;
}
