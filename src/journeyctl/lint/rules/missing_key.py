"""A key without which nothing can be made of the rest.

## Why it matters

The format asks for very little: a title or name for what people should see, and the two or three
keys that give a value its meaning, such as the day of a measurement. All else may come later, and
its absence is told by the rules of the group *gaps*.

## Bad

```yaml
stages:
  - goal: I want to be done before the children wake up  # error: a stage has no `title`
    touchpoints:
      - title: I go to checkout
        pain_points:
          - severity: 4  # error: a pain point has no `statement`
```

## Bad: a key without a value

```yaml
stages:
  - title:  # error: `title` of a stage has no value
    goal: I want to be done before the children wake up
```

## Good

```yaml
stages:
  - title: I pay
    goal: I want to be done before the children wake up
    touchpoints:
      - title: I go to checkout
        pain_points:
          - statement: A delivery fee appears at the last step
            severity: 4
```
"""

from journeyctl.lint.rule import emitted

page = emitted(severity="error")
