using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Jaring.Host.Logs;

/// <summary>Writes one JSON object a line: time, level, category, event and what <see cref="AllowListLog"/> lets through. No scopes, no message text.</summary>
internal sealed class AllowListLoggerProvider(TextWriter target, TimeProvider time) : ILoggerProvider
{
    private readonly Lock gate = new();

    public ILogger CreateLogger(string categoryName) => new Line(this, categoryName);

    public void Dispose() => target.Flush();

    private void Write(string json)
    {
        lock (gate)
        {
            target.WriteLine(json);
            target.Flush();
        }
    }

    private sealed class Line(AllowListLoggerProvider owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            using var buffer = new MemoryStream();
            using (var json = new Utf8JsonWriter(buffer))
            {
                json.WriteStartObject();
                json.WriteString("time", owner.Now.UtcDateTime);
                json.WriteString("level", logLevel.ToString());
                json.WriteString("category", category);
                json.WriteString("event", eventId.Name ?? eventId.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
                foreach (var (name, value) in AllowListLog.Pick(category, state))
                {
                    json.WritePropertyName(name);
                    JsonSerializer.Serialize(json, value);
                }

                WriteException(json, exception);
                json.WriteEndObject();
            }

            owner.Write(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        }

        /// <summary>Types and places only: messages of libraries carry whole bodies and addresses (specs/findings.md).</summary>
        private static void WriteException(Utf8JsonWriter json, Exception? exception)
        {
            if (exception is null)
            {
                return;
            }

            json.WriteStartArray("exception");
            for (var one = exception; one is not null; one = one.InnerException)
            {
                json.WriteStartObject();
                json.WriteString("type", one.GetType().FullName);
                json.WriteStartArray("at");
                foreach (var frame in new StackTrace(one, fNeedFileInfo: false).GetFrames().Take(20))
                {
                    var method = DiagnosticMethodInfo.Create(frame);
                    json.WriteStringValue($"{method?.DeclaringTypeName}.{method?.Name}");
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    private DateTimeOffset Now => time.GetUtcNow();
}
