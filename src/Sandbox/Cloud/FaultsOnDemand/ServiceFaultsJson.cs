using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jaring.Sandbox.Cloud.FaultsOnDemand;

/// <summary>A service's plans are a list, or one plan without a list around it.</summary>
internal sealed class ServiceFaultsJson : JsonConverter<ServiceFaults>
{
    public override ServiceFaults Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.StartArray
            ? JsonSerializer.Deserialize<FaultPlan[]>(ref reader, options)!
            : JsonSerializer.Deserialize<FaultPlan>(ref reader, options)!;

    public override void Write(Utf8JsonWriter writer, ServiceFaults value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Plans, options);
}
